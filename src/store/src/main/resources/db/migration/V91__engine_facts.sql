-- Facts that need the whole request are read from the engine's records when its root instance has ended.

-- How far the ended instances of each partition have been looked at; moved in the transaction of what they gave.
create table desk.kpi_progress (
  partition_id int primary key,
  position     bigint not null
);
create index process_instance_ended_roots on engine.process_instance (partition_id, position)
  where key = root_key and state <> 'active';
create index process_instance_open_roots on engine.process_instance (started_at) where key = root_key and state = 'active';

-- What an hour of work costs; one rate for all. Without a row, no costs are told.
create table desk.hourly_rate (
  id         text primary key check (id = 'usual'),
  amount     numeric(10, 2) not null check (amount >= 0),
  currency   text not null check (currency ~ '^[A-Z]{3}$'),
  version    int not null,
  changed_at timestamptz not null,
  changed_by text references desk.person
);

-- When requests came into a stage and left it. Stages that ended before these facts were recorded have them, too.
insert into desk.kpi_fact (effect_key, request_id, kpi, stage, value, unit, type, team, priority, channels, at)
select moved.kpi || ':' || f.request_id || ':' || f.stage, f.request_id, moved.kpi, f.stage, 1, 'count', f.type, f.team,
       f.priority, f.channels, moved.at
  from desk.kpi_fact f
 cross join lateral (values ('stage-left', f.at),
                            ('stage-entered', f.at - f.value::float8 * interval '1 hour')) as moved (kpi, at)
 where f.kpi = 'stage-hours'
on conflict do nothing;

-- Runs of the elements of ended requests: what the heat map is made of. `wait_hours` is from the begin of a task until
-- somebody took it; null when the element is no task. A run is rework when the same was done before: another version of
-- the same deliverable, another answer to the same approval, else the same task of the request.
create view desk.element_run as
select root.key as root_key, root.partition_id, root.position, root.ended_at as at,
       r.type, coalesce(r.assigned_team, 'none') as team, coalesce(r.priority, 'none') as priority,
       desk.channels_of(r.brief) as channels,
       p.bpmn_process_id as process_id, e.element_id, e.element_type,
       round((extract(epoch from e.ended_at - e.started_at) / 3600)::numeric, 4) as hours,
       case when t.key is null then null
            else round((extract(epoch from
              least(e.ended_at, greatest(e.started_at, coalesce(
                (select min(a.at) from desk.audit_event a
                  where a.subject = r.id || '/' || t.key and a.action in ('task.claim', 'task.assign')),
                case when t.assignee is null then e.ended_at else e.started_at end))) - e.started_at) / 3600)::numeric, 4)
       end as wait_hours,
       t.key is not null and t.due_at < e.ended_at as late,
       t.key is not null and row_number() over (
         partition by root.partition_id, root.position, root.key, e.element_id, t.key is null, coalesce(v.deliverable_id, s.step, '')
         order by e.started_at, e.key) > 1 as rework
  from engine.process_instance root
  join desk.request r on r.id = root.correlation_key
  join engine.element_instance e on e.root_key = root.key and e.state <> 'active' and e.ended_at is not null
   and e.element_type in ('USER_TASK', 'SERVICE_TASK', 'BUSINESS_RULE_TASK', 'SCRIPT_TASK', 'SEND_TASK', 'RECEIVE_TASK',
                          'CALL_ACTIVITY', 'SUB_PROCESS', 'INTERMEDIATE_CATCH_EVENT', 'EVENT_BASED_GATEWAY')
  join engine.process_instance p on p.key = e.process_instance_key
  left join engine.user_task t on t.root_key = root.key and t.element_instance_key = e.key
  left join desk.asset_version v on v.task_key = t.key
  left join desk.approval s on s.task_key = t.key
 where root.key = root.root_key and root.state <> 'active' and root.ended_at is not null;

create table desk.kpi_element (
  id           int generated always as identity primary key,
  process_id   text not null,
  element_id   text not null,
  element_type text not null,
  unique (process_id, element_id, element_type)
);
create table desk.element_cell (
  grain      desk.grain not null,
  starts_at  timestamptz not null,
  element    int not null references desk.kpi_element,
  slice      int not null references desk.kpi_slice,
  n          bigint not null,
  hours      numeric not null,
  longest    numeric not null,
  waits      bigint not null,
  wait_hours numeric not null,
  rework     bigint not null,
  late       bigint not null,
  primary key (grain, starts_at, element, slice)
);

-- Adds the runs of requests that ended at these positions of a partition; whoever calls it moves the progress.
create procedure desk.add_element_runs(of_partition int, after_position bigint, up_to bigint) language plpgsql as $$
begin
  create temporary table if not exists added_run (like desk.element_run) on commit delete rows;
  delete from added_run;
  insert into added_run
    select * from desk.element_run
     where partition_id = of_partition and position > after_position and position <= up_to;
  insert into desk.kpi_element (process_id, element_id, element_type)
    select distinct process_id, element_id, element_type from added_run a
     where not exists (select 1 from desk.kpi_element k where k.process_id = a.process_id
                         and k.element_id = a.element_id and k.element_type = a.element_type)
     order by 1, 2, 3 on conflict do nothing;
  insert into desk.kpi_slice (type, team, priority, channels)
    select distinct type, team, priority, channels from added_run a
     where not exists (select 1 from desk.kpi_slice k where k.type = a.type and k.team = a.team
                         and k.priority = a.priority and k.channels = a.channels)
     order by 1, 2, 3, 4 on conflict do nothing;
  insert into desk.element_cell as cell
  select g.grain, date_trunc(g.grain::text, a.at, z.time_zone), e.id, c.id, count(*), sum(a.hours), max(a.hours),
         count(a.wait_hours), coalesce(sum(a.wait_hours), 0),
         count(*) filter (where a.rework), count(*) filter (where a.late)
    from added_run a
    join desk.kpi_element e using (process_id, element_id, element_type)
    join desk.kpi_slice c using (type, team, priority, channels)
   cross join desk.kpi_zone z
   cross join (values ('day'::desk.grain), ('week'), ('month')) as g (grain)
   group by 1, 2, 3, 4
   order by 1, 2, 3, 4
  on conflict (grain, starts_at, element, slice) do update
     set n = cell.n + excluded.n,
         hours = cell.hours + excluded.hours,
         longest = greatest(cell.longest, excluded.longest),
         waits = cell.waits + excluded.waits,
         wait_hours = cell.wait_hours + excluded.wait_hours,
         rework = cell.rework + excluded.rework,
         late = cell.late + excluded.late;
end $$;

-- Reckons all cells anew from facts and runs, for days of the desk's time zone as it is now.
create or replace procedure desk.reckon_kpi_cells() language plpgsql as $$
declare
  zone text := coalesce((select time_zone from desk.business_calendar where id = 'standard'), 'UTC');
  done record;
begin
  lock table desk.kpi_progress in exclusive mode;
  lock table desk.kpi_fact in share mode;
  update desk.kpi_zone set time_zone = zone;
  delete from desk.kpi_cell;
  delete from desk.element_cell;
  insert into desk.kpi_series (kpi, stage)
    select distinct kpi, stage from desk.kpi_fact on conflict do nothing;
  insert into desk.kpi_slice (type, team, priority, channels)
    select distinct type, team, priority, channels from desk.kpi_fact on conflict do nothing;
  insert into desk.kpi_cell
  select s.id, g.grain, date_trunc(g.grain::text, f.at, zone), c.id, desk.kpi_bucket(f.value),
         count(*), sum(f.value), sum(f.value * f.value), min(f.value), max(f.value)
    from desk.kpi_fact f
    join desk.kpi_series s using (kpi, stage)
    join desk.kpi_slice c using (type, team, priority, channels)
   cross join unnest(enum_range(null::desk.grain)) as g (grain)
   group by 1, 2, 3, 4, 5;
  for done in select * from desk.kpi_progress loop
    call desk.add_element_runs(done.partition_id, -1, done.position);
  end loop;
end $$;
call desk.reckon_kpi_cells();
