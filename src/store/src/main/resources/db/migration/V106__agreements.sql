-- Agreements on service levels. `latest` is the number of the newest version: what a change is made from.
create sequence desk.agreement_number;
create table desk.agreement (
  id         text primary key,
  latest     int not null default 1,
  created_by text not null references desk.person,
  created_at timestamptz not null,
  ended_at   timestamptz,
  ended_by   text references desk.person
);

-- A version is never overwritten. Null in `request_type`, `priority`, `sla_class` or `customer_team` means all. It is in
-- force since `in_force_at`, until a later version is or the agreement has ended; hours are business hours of the calendar.
create table desk.agreement_version (
  agreement_id       text not null references desk.agreement,
  version            int not null check (version > 0),
  name               text not null check (length(name) between 1 and 120),
  step               text not null,
  request_type       text references desk.request_type,
  priority           text check (priority in ('low', 'normal', 'high', 'critical')),
  sla_class          text check (sla_class in ('standard', 'fast', 'project')),
  provider_group     text not null,
  customer_team      text,
  deliverable        text not null check (length(deliverable) between 1 and 2000),
  target_hours       numeric(7, 2) not null check (target_hours > 0),
  remind_hours       numeric(7, 2) not null check (remind_hours between 0 and target_hours),
  escalate_hours     numeric(7, 2) not null check (escalate_hours >= remind_hours),
  calendar_id        text not null references desk.business_calendar,
  stands_still       boolean not null,
  provider_person    text not null references desk.person,
  customer_person    text not null references desk.person,
  valid_from         timestamptz not null,
  made_by            text not null references desk.person,
  made_at            timestamptz not null,
  provider_agreed_at timestamptz,
  customer_agreed_at timestamptz,
  in_force_at        timestamptz check (in_force_at is null or provider_agreed_at is not null and customer_agreed_at is not null),
  primary key (agreement_id, version)
);
create index agreement_version_waiting on desk.agreement_version (valid_from) where in_force_at is null;

-- What a clock was made from: the row of the decision, and the version of the agreement that took its place. `policy` is
-- what holds. `stands_still` is false for a clock that goes on while the requester has to act.
alter table desk.sla_clock
  add column decided           jsonb,
  add column agreement_id      text references desk.agreement,
  add column agreement_version int,
  add column stands_still      boolean not null default true,
  add column priority          text,
  add column sla_class         text;
create index sla_clock_by_agreement on desk.sla_clock (agreement_id) where agreement_id is not null;
create index sla_clock_by_step on desk.sla_clock (step) where ended_at is null;

-- Whenever the rule of a clock was changed, too: what it was before.
alter table desk.sla_change
  add column policy_before     jsonb,
  add column agreement_before  text,
  add column version_before    int,
  add column agreement_id      text,
  add column agreement_version int;
