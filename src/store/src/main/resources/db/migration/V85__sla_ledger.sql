-- A clock that is held, moved or ended. `party` is whose time it measures. While the step of a clock with
-- `holds_others` runs, the provider's clocks of the request stand still. The clock stops with its own element or, when
-- that is named, with the element `until_element` of the same process instance. `enforced` says that SlaClockProcess
-- has been told of it; `revision` counts what it was told. `held_since` is null while the clock counts.
alter table desk.sla_clock
  add column party                text not null default 'provider' check (party in ('provider', 'requester')),
  add column holds_others         boolean not null default false,
  add column process_instance_key bigint,
  add column until_element        text,
  add column ended_at             timestamptz,
  add column held_since           timestamptz,
  add column revision             int not null default 0,
  add column enforced             boolean not null default false;

update desk.sla_clock c
   set until_element = 'SubProcess_Fulfilment',
       process_instance_key = (select e.process_instance_key from engine.element_instance e
                                where e.key = c.element_instance_key)
 where c.step = 'delivery';

-- These few are looked after until the engine has ended their element.
create index sla_clock_watched on desk.sla_clock (element_instance_key)
  where ended_at is null and (holds_others or enforced);

-- When a clock stood still, and the element instance that was the reason.
create table desk.sla_hold (
  clock_key  bigint not null references desk.sla_clock,
  cause_key  bigint not null,
  cause_step text not null,
  began_at   timestamptz not null,
  ended_at   timestamptz check (ended_at >= began_at),
  primary key (clock_key, cause_key)
);
create index sla_hold_open on desk.sla_hold (cause_key) where ended_at is null;

-- Each time a clock's instants were moved: why, by which element or person, and what they were before.
create table desk.sla_change (
  clock_key       bigint not null references desk.sla_clock,
  revision        int not null,
  at              timestamptz not null,
  reason          text not null,
  cause_key       bigint,
  cause_step      text,
  person          text references desk.person,
  due_before      timestamptz not null,
  due_at          timestamptz not null,
  remind_before   timestamptz not null,
  remind_at       timestamptz not null,
  escalate_before timestamptz not null,
  escalate_at     timestamptz not null,
  primary key (clock_key, revision)
);

-- What a clock has brought about: each level once, whichever timer came first.
create table desk.sla_action (
  clock_key bigint not null,
  level     text not null,
  at        timestamptz not null,
  primary key (clock_key, level)
);

create index user_task_by_element on engine.user_task (element_instance_key);

-- When a clock was over by the facts: somebody answered (the answer's time counts), or the engine ended the element.
-- `confirmed` is false while the engine has not taken the answer yet.
create view desk.sla_clock_end as
select c.element_instance_key, c.request_id, coalesce(c.ended_at, fact.at) as ended_at,
       c.ended_at is not null or coalesce(fact.confirmed, false) as confirmed
  from desk.sla_clock c
  left join lateral (
    select f.at, f.confirmed from (
      select coalesce(o.completed_at, e.ended_at) as at, e.state <> 'active' as confirmed
        from engine.element_instance e
        left join engine.user_task t on t.element_instance_key = e.key
        left join desk.task_outcome o on o.task_key = t.key
       where c.until_element is null and e.key = c.element_instance_key
         and (e.state <> 'active' or o.completed_at is not null)
      union all
      select e.ended_at, true
        from engine.process_instance p
        join engine.element_instance e on e.root_key = p.root_key
       where c.until_element is not null and p.key = c.process_instance_key
         and e.process_instance_key = p.key and e.element_id = c.until_element and e.state <> 'active'
      union all
      select p.ended_at, true from engine.process_instance p
       where c.until_element is not null and p.key = c.process_instance_key and p.state <> 'active') f
     order by f.at limit 1) fact on c.ended_at is null;
