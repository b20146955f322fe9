-- Figures for other tools (Metabase, Superset, Grafana). Names and columns here do not change; what lies below may.
create schema reporting;

-- Sums of KPI facts by span. `part` is a stage, step, outcome or kind of wait; `n` values, `mean` their mean.
create view reporting.kpi as
select c.grain::text as grain, c.starts_at, s.kpi, s.stage as part, k.type, k.team, k.priority, k.channels,
       sum(c.n) as n, sum(c.total) as total, sum(c.total) / sum(c.n) as mean, min(c.least) as least, max(c.most) as most
  from desk.kpi_cell c join desk.kpi_series s on s.id = c.series join desk.kpi_slice k on k.id = c.slice
 group by c.grain, c.starts_at, s.kpi, s.stage, k.type, k.team, k.priority, k.channels;

-- How values are spread: `n` values above `above`, up to `up_to`.
create view reporting.kpi_distribution as
select c.grain::text as grain, c.starts_at, s.kpi, s.stage as part, k.type, k.team, k.priority, k.channels,
       case when c.bucket = -32768 then 0 else power(1.1::float8, c.bucket - 1) end as above,
       case when c.bucket = -32768 then 0 else power(1.1::float8, c.bucket) end as up_to, c.n, c.total
  from desk.kpi_cell c join desk.kpi_series s on s.id = c.series join desk.kpi_slice k on k.id = c.slice;

-- The values that figures are made of.
create view reporting.kpi_value as
select request_id, kpi, stage as part, value, unit, type, team, priority, channels, at from desk.kpi_fact;

create view reporting.kpi_target as
select kpi, version, value, effective_from, reason, author, created_at from desk.kpi_target;

-- SLA by step and day: `kept` of `n` steps that ended.
create view reporting.sla as
select starts_at, part as step, type, team, priority, channels, n, total as kept
  from reporting.kpi where kpi = 'sla-kept' and grain = 'day';

-- Hours of lead time by what they were spent on, of the requests that ended on the day.
create view reporting.lead_time_part as
select starts_at, part, type, team, priority, channels, n as requests, total as hours
  from reporting.kpi where kpi = 'wait-hours' and grain = 'day';

-- Requests that came into a stage and left it, by day; those that are in it still are in open_request.
create view reporting.flow as
select starts_at, part as stage, type, team, priority, channels,
       coalesce(sum(n) filter (where kpi = 'stage-entered'), 0) as entered,
       coalesce(sum(n) filter (where kpi = 'stage-left'), 0) as left_again
  from reporting.kpi where kpi in ('stage-entered', 'stage-left') and grain = 'day'
 group by 1, 2, 3, 4, 5, 6;

create view reporting.element as
select c.grain::text as grain, c.starts_at, e.process_id, e.element_id, e.element_type, k.type, k.team, k.priority, k.channels,
       c.n as runs, c.hours, c.longest, c.waits, c.wait_hours, c.rework, c.late
  from desk.element_cell c join desk.kpi_element e on e.id = c.element join desk.kpi_slice k on k.id = c.slice;

create view reporting.open_request as
select r.id as request_id, r.type, coalesce(r.assigned_team, 'none') as team, coalesce(r.priority, 'none') as priority,
       desk.channels_of(r.brief) as channels, r.created_at as submitted_at, r.promised_at, s.status,
       coalesce((select max(f.at) from desk.kpi_fact f where f.request_id = r.id and f.kpi = 'stage-hours'), r.created_at)
         as stage_since
  from desk.request r join desk.request_status s on s.request_id = r.id
 where s.ended_at is null;

create view reporting.open_step as
select c.request_id, c.step, r.type, coalesce(r.assigned_team, 'none') as team, coalesce(r.priority, 'none') as priority,
       c.started_at, t.due_at
  from engine.user_task t
  join desk.sla_clock c on c.element_instance_key = t.element_instance_key
  join desk.request r on r.id = c.request_id
 where t.state = 'open';

-- Lets a database role read all of this and nothing else.
create procedure reporting.admit(reader name) language plpgsql as $$
begin
  execute format('grant usage on schema reporting to %I', reader);
  execute format('grant select on all tables in schema reporting to %I', reader);
end $$;
