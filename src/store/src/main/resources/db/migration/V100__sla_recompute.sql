-- Why open clocks have to be reckoned again: a calendar (hours, holidays, closures) or an agreement was changed. It commits
-- together with the change, and is done when each open clock that goes by it has been reckoned.
create table desk.sla_recompute (
  id        bigint generated always as identity primary key,
  kind      text not null check (kind in ('calendar', 'agreement')),
  subject   text not null,
  reason    text not null,
  person    text not null references desk.person,
  asked_at  timestamptz not null,
  done_at   timestamptz,
  clocks    int
);
create index sla_recompute_open on desk.sla_recompute (id) where done_at is null;
