-- Requests that have ended, of which all figures are recorded and nothing is archived yet. A row comes when the one in
-- desk.open_request goes: in the transaction that records the figures.
create table desk.ended_request (
  request_id text primary key references desk.request on delete cascade,
  ended_at   timestamptz not null
);
create index ended_request_by_end on desk.ended_request (ended_at, request_id);

create function desk.request_ended() returns trigger language plpgsql as $$
begin
  insert into desk.ended_request (request_id, ended_at)
  select r.id, max(p.ended_at)
    from gone g
    join desk.request r on r.id = g.request_id
    join engine.process_instance p on p.correlation_key = r.id and p.key = p.root_key and p.ended_at is not null
   group by r.id
  on conflict (request_id) do update set ended_at = excluded.ended_at;
  return null;
end $$;
create trigger request_ended after delete on desk.open_request referencing old table as gone
  for each statement execute function desk.request_ended();

insert into desk.ended_request (request_id, ended_at)
select r.id, max(p.ended_at)
  from engine.process_instance p
  join desk.request r on r.id = p.correlation_key
 where p.key = p.root_key and p.state <> 'active' and p.ended_at is not null
   and not exists (select 1 from desk.open_request o where o.request_id = r.id)
 group by r.id;

-- Requests of which the details lie in the archive. `titles` are those of approval steps, by the key of the task.
create table desk.archived_request (
  request_id  text primary key references desk.request on delete cascade,
  ended_at    timestamptz not null,
  archived_at timestamptz not null,
  titles      jsonb not null
);
create index archived_request_by_end on desk.archived_request (ended_at);

-- The runs of elements of an archived root instance, as figures count them: one place of all five for each run.
create table desk.kept_run (
  root_key   bigint primary key,
  elements   int[] not null,
  hours      numeric[] not null,
  wait_hours numeric[] not null,
  late       boolean[] not null,
  rework     boolean[] not null
);

-- The archive: JSON lines, compressed (docs/retention.md). A partition for each month (UTC) in which requests ended: one can
-- be detached, dumped and dropped. No other table refers to it.
create table desk.request_archive (
  request_id  text not null,
  ended_at    timestamptz not null,
  archived_at timestamptz not null,
  sha256      bytea not null check (octet_length(sha256) = 32),
  content     bytea not null,
  primary key (ended_at, request_id)
) partition by range (ended_at);
alter table desk.request_archive alter column content set storage external;

-- Makes the partition of that month when it is missing. A month that was detached and is still there keeps its name.
create function desk.make_archive_month(ended timestamptz) returns void language plpgsql as $$
declare
  month timestamp := date_trunc('month', ended at time zone 'UTC');
  plain text := 'request_archive_' || to_char(month, 'YYYY_MM');
  name text := plain;
  n int := 1;
begin
  perform pg_advisory_xact_lock(hashtext('desk.request_archive'));
  if exists (select 1 from pg_inherits i join pg_class c on c.oid = i.inhrelid
              where i.inhparent = 'desk.request_archive'::regclass and c.relname ~ ('^' || plain || '(_\d+)?$')) then
    return;
  end if;
  while to_regclass('desk.' || name) is not null loop
    n := n + 1;
    name := plain || '_' || n;
  end loop;
  -- Attached, not made as a part: readers of the archive go on meanwhile.
  execute format('create table desk.%I (like desk.request_archive including defaults including constraints including storage)', name);
  execute format('alter table desk.request_archive attach partition desk.%I for values from (%L) to (%L)', name,
                 month at time zone 'UTC', (month + interval '1 month') at time zone 'UTC');
end $$;

-- Whether a clock was brought to its end is kept with it once the facts that say so are archived.
alter table desk.sla_clock add column completed boolean;
create or replace function desk.sla_clock_completed(c desk.sla_clock) returns boolean language sql stable as $$
  select case
    when c.completed is not null then c.completed
    when c.scope = 'response' then desk.first_response_at(c.request_id) <= coalesce(c.ended_at, 'infinity')
    when c.until_element is null then exists (
      select 1 from engine.element_instance i where i.key = c.element_instance_key and i.state = 'completed')
    when c.scope = 'stage' then exists (
      select 1 from engine.process_instance p where p.key = c.process_instance_key and p.state = 'completed')
    else exists (
      select 1 from engine.process_instance p
        join engine.element_instance i on i.root_key = p.root_key and i.process_instance_key = p.key
       where p.key = c.process_instance_key and i.element_id = c.until_element and i.state = 'completed')
  end
$$;

-- Timers of ended instances are looked for when these are archived.
create index timer_over on engine.timer (process_instance_key) where state <> 'armed';

-- What figures count of elements is told from the archive's table where the engine's rows are gone.
create or replace view desk.element_run as
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
         order by e.started_at, e.key) > 1 as rework,
       coalesce(r.campaign, 'none') as campaign
  from engine.process_instance root
  join desk.request r on r.id = root.correlation_key
  join engine.element_instance e on e.root_key = root.key and e.state <> 'active' and e.ended_at is not null
   and e.element_type in ('USER_TASK', 'SERVICE_TASK', 'BUSINESS_RULE_TASK', 'SCRIPT_TASK', 'SEND_TASK', 'RECEIVE_TASK',
                          'CALL_ACTIVITY', 'SUB_PROCESS', 'INTERMEDIATE_CATCH_EVENT', 'EVENT_BASED_GATEWAY')
  join engine.process_instance p on p.key = e.process_instance_key
  left join engine.user_task t on t.root_key = root.key and t.element_instance_key = e.key
  left join desk.asset_version v on v.task_key = t.key
  left join desk.approval s on s.task_key = t.key
 where root.key = root.root_key and root.state <> 'active' and root.ended_at is not null
union all
select root.key, root.partition_id, root.position, root.ended_at,
       r.type, coalesce(r.assigned_team, 'none'), coalesce(r.priority, 'none'), desk.channels_of(r.brief),
       e.process_id, e.element_id, e.element_type, run.hours, run.wait_hours, run.late, run.rework,
       coalesce(r.campaign, 'none')
  from engine.process_instance root
  join desk.kept_run kept on kept.root_key = root.key
  join desk.request r on r.id = root.correlation_key
 cross join lateral unnest(kept.elements, kept.hours, kept.wait_hours, kept.late, kept.rework)
    as run (element, hours, wait_hours, late, rework)
  join desk.kpi_element e on e.id = run.element
 where root.key = root.root_key and root.state <> 'active' and root.ended_at is not null;
