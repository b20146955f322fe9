-- Hours of work per week. Who has no row of their own works as many as `usual` says.
create table desk.capacity (
  username       text primary key references desk.person on delete cascade,
  hours_per_week numeric(4, 1) not null check (hours_per_week between 0 and 80)
);
create table desk.capacity_default (
  id             text primary key check (id = 'usual'),
  hours_per_week numeric(4, 1) not null check (hours_per_week between 0 and 80)
);
insert into desk.capacity_default (id, hours_per_week) values ('usual', 40);
