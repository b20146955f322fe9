-- The clocks that an ask is about are listed once, and taken from the list as they are reckoned: a worker that dies takes
-- up where it was, several workers share the list. `clocks` counts those that were changed.
alter table desk.sla_recompute add column listed_at timestamptz;
create table desk.sla_recompute_clock (
  recompute_id bigint not null references desk.sla_recompute,
  clock_key    bigint not null references desk.sla_clock,
  primary key (recompute_id, clock_key)
);
