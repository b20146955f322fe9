-- When people are away, and who does their work meanwhile. Days are those of the person's own time zone, both
-- included; `starts_at` and `ends_at` are the same in instants, reckoned by core's AwayPeriod when the days are
-- saved and again when the person moves to another time zone.
create table desk.absence (
  id         uuid primary key,
  person     text not null references desk.person,
  from_day   date not null,
  until_day  date not null check (until_day >= from_day),
  deputy     text references desk.person check (deputy <> person),
  note       text,
  starts_at  timestamptz not null,
  ends_at    timestamptz not null check (ends_at > starts_at),
  created_at timestamptz not null
);
create index absence_by_person on desk.absence (person, ends_at);
create index absence_by_deputy on desk.absence (deputy, ends_at);

-- Who is away at this moment; nobody is there twice, because a person's periods do not overlap.
create view desk.away as
select a.person, a.deputy, a.until_day, a.note
  from desk.absence a
 where a.starts_at <= now() and now() < a.ends_at;

-- The person in whose place somebody answered; null when the answer was the person's own.
alter table desk.task_outcome add column on_behalf_of text references desk.person;
