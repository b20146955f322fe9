-- Campaign as a further dimension of figures. A request is in the campaign that it is in now, with all its facts: other
-- than type, team, priority and channels, the campaign is not kept with a fact, and cells follow when it changes.
alter table desk.kpi_slice add column campaign text not null default '';
update desk.kpi_slice set campaign = 'none' where kind = 'whole';
alter table desk.kpi_slice alter column campaign drop default;
alter table desk.kpi_slice drop constraint kpi_slice_kind_check;
alter table desk.kpi_slice add check (kind in ('whole', 'all', 'type', 'team', 'priority', 'channel', 'campaign'));
alter table desk.kpi_slice drop constraint kpi_slice_kind_type_team_priority_channels_key;
alter table desk.kpi_slice add unique (kind, type, team, priority, channels, campaign);

drop function desk.parts_of;
create function desk.parts_of(slice desk.kpi_slice)
  returns table (kind text, type text, team text, priority text, channels text[], campaign text) language sql immutable as $$
  select 'whole', slice.type, slice.team, slice.priority, slice.channels, slice.campaign
  union all select 'all', '', '', '', '{}'::text[], ''
  union all select 'type', slice.type, '', '', '{}', ''
  union all select 'team', '', slice.team, '', '{}', ''
  union all select 'priority', '', '', slice.priority, '{}', ''
  union all select 'campaign', '', '', '', '{}', slice.campaign
  union all select 'channel', '', '', '', array[channel], '' from unnest(slice.channels) channel
$$;
create or replace procedure desk.divide_slice(slice desk.kpi_slice) language plpgsql as $$
begin
  insert into desk.kpi_slice (kind, type, team, priority, channels, campaign)
    select p.* from desk.parts_of(slice) p
     where not exists (select 1 from desk.kpi_slice k where (k.kind, k.type, k.team, k.priority, k.channels, k.campaign)
                         = (p.kind, p.type, p.team, p.priority, p.channels, p.campaign))
     order by 1, 2, 3, 4, 5, 6
    on conflict do nothing;
  insert into desk.kpi_slice_part (whole, part)
    select slice.id, k.id
      from desk.parts_of(slice) p join desk.kpi_slice k using (kind, type, team, priority, channels, campaign);
end $$;

-- So far no request is in a campaign: what is told of these is what is told of all.
do $$
declare
  none int;
begin
  insert into desk.kpi_slice (kind, type, team, priority, channels, campaign)
    values ('campaign', '', '', '', '{}', 'none') returning id into none;
  insert into desk.kpi_slice_part (whole, part) select id, none from desk.kpi_slice where kind = 'whole';
  insert into desk.kpi_cell
    select c.series, c.grain, c.starts_at, none, c.bucket, c.n, c.total, c.squares, c.least, c.most
      from desk.kpi_cell c join desk.kpi_slice k on k.id = c.slice and k.kind = 'all';
  insert into desk.element_cell
    select c.grain, c.starts_at, c.element, none, c.n, c.hours, c.longest, c.waits, c.wait_hours, c.rework, c.late
      from desk.element_cell c join desk.kpi_slice k on k.id = c.slice and k.kind = 'all';
end $$;

-- A fact that leaves a slice waits as one of number -1; runs that leave it have all their sums negative.
alter table desk.kpi_pending add column n smallint not null default 1 check (n in (1, -1));

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
 where root.key = root.root_key and root.state <> 'active' and root.ended_at is not null;

create or replace procedure desk.add_element_runs(of_partition int, after_position bigint, up_to bigint) language plpgsql as $$
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
  insert into desk.kpi_slice (type, team, priority, channels, campaign)
    select distinct type, team, priority, channels, campaign from added_run a
     where not exists (select 1 from desk.kpi_slice k where k.kind = 'whole' and k.type = a.type and k.team = a.team
                         and k.priority = a.priority and k.channels = a.channels and k.campaign = a.campaign)
     order by 1, 2, 3, 4, 5 on conflict do nothing;
  insert into desk.element_pending
  select e.id, c.id, a.at, count(*), sum(a.hours), max(a.hours), count(a.wait_hours), coalesce(sum(a.wait_hours), 0),
         count(*) filter (where a.rework), count(*) filter (where a.late)
    from added_run a
    join desk.kpi_element e using (process_id, element_id, element_type)
    join desk.kpi_slice c on c.kind = 'whole'
     and (c.type, c.team, c.priority, c.channels, c.campaign) = (a.type, a.team, a.priority, a.channels, a.campaign)
   group by 1, 2, 3;
end $$;

-- Puts the request into a campaign, or into none, with all that is recorded of it. Tells the campaign that it was in.
create function desk.move_to_campaign(of_request text, wanted text) returns text language plpgsql as $$
declare
  was text;
  becomes text := coalesce(wanted, 'none');
  roots bigint[];
begin
  -- Whether the runs of an ended request are recorded must not change meanwhile; who records them asks for its
  -- partition first, too.
  insert into desk.kpi_progress (partition_id, position)
    select partition_id, -1 from engine.exporter_position order by 1 on conflict do nothing;
  perform 1 from desk.kpi_progress order by partition_id for share;
  select coalesce(campaign, 'none') into was from desk.request where id = of_request for no key update;
  if was is null or was = becomes then
    return nullif(was, 'none');
  end if;
  update desk.request set campaign = wanted where id = of_request;
  roots := array(select p.key from engine.process_instance p join desk.kpi_progress k using (partition_id)
                  where p.correlation_key = of_request and p.key = p.root_key and p.state <> 'active'
                    and p.ended_at is not null and p.position <= k.position);
  insert into desk.kpi_slice (type, team, priority, channels, campaign)
    select type, team, priority, channels, becomes from desk.kpi_fact where request_id = of_request
     union
    select type, team, priority, channels, becomes from desk.element_run where root_key = any(roots)
     order by 1, 2, 3, 4
    on conflict do nothing;
  insert into desk.kpi_pending (series, slice, at, value, n)
  select s.id, c.id, f.at, f.value, m.n
    from desk.kpi_fact f
    join desk.kpi_series s using (kpi, stage)
   cross join (values (was, -1), (becomes, 1)) as m (campaign, n)
    join desk.kpi_slice c on c.kind = 'whole'
     and (c.type, c.team, c.priority, c.channels, c.campaign) = (f.type, f.team, f.priority, f.channels, m.campaign)
   where f.request_id = of_request;
  insert into desk.element_pending
  select e.id, c.id, a.at, m.n * count(*), m.n * sum(a.hours), max(a.hours), m.n * count(a.wait_hours),
         m.n * coalesce(sum(a.wait_hours), 0), m.n * count(*) filter (where a.rework), m.n * count(*) filter (where a.late)
    from desk.element_run a
    join desk.kpi_element e using (process_id, element_id, element_type)
   cross join (values (was, -1), (becomes, 1)) as m (campaign, n)
    join desk.kpi_slice c on c.kind = 'whole'
     and (c.type, c.team, c.priority, c.channels, c.campaign) = (a.type, a.team, a.priority, a.channels, m.campaign)
   where a.root_key = any(roots)
   group by e.id, c.id, a.at, m.n;
  return nullif(was, 'none');
end $$;

-- Of cells that facts have left: those that are empty go, the others have least and greatest value looked up anew. What
-- is read for that may be newer than what is in cells; it is folded next, and looked up again where it leaves, too.
create procedure desk.mend_kpi_cells(zone text) language plpgsql as $$
begin
  delete from desk.kpi_cell c using left_cell l
   where (c.series, c.grain, c.slice, c.starts_at, c.bucket) = (l.series, l.grain, l.slice, l.starts_at, l.bucket) and c.n = 0;
  update desk.kpi_cell c set least = coalesce(x.least, c.least), most = coalesce(x.most, c.most)
    from left_cell l
    join desk.kpi_slice k on k.id = l.slice and k.kind = 'whole'
    join desk.kpi_series s on s.id = l.series
   cross join lateral (
     select min(f.value) as least, max(f.value) as most
       from desk.kpi_fact f join desk.request r on r.id = f.request_id
      where f.kpi = s.kpi and f.stage = s.stage and f.at >= l.starts_at and f.at < l.starts_at + interval '26 hours'
        and date_trunc(l.grain::text, f.at, zone) = l.starts_at and desk.kpi_bucket(f.value) = l.bucket
        and (f.type, f.team, f.priority, f.channels, coalesce(r.campaign, 'none'))
          = (k.type, k.team, k.priority, k.channels, k.campaign)) x
   where l.grain in ('hour', 'day')
     and (c.series, c.grain, c.slice, c.starts_at, c.bucket) = (l.series, l.grain, l.slice, l.starts_at, l.bucket);
  update desk.kpi_cell c set least = coalesce(x.least, c.least), most = coalesce(x.most, c.most)
    from left_cell l
    join desk.kpi_slice k on k.id = l.slice and k.kind = 'campaign'
   cross join lateral (
     select min(d.least) as least, max(d.most) as most
       from desk.kpi_slice_part p
       join desk.kpi_cell d on d.series = l.series and d.grain = 'day' and d.slice = p.whole and d.starts_at = l.starts_at
        and d.bucket = l.bucket
      where p.part = l.slice and p.whole <> l.slice) x
   where l.grain = 'day'
     and (c.series, c.grain, c.slice, c.starts_at, c.bucket) = (l.series, l.grain, l.slice, l.starts_at, l.bucket);
  update desk.kpi_cell c set least = coalesce(x.least, c.least), most = coalesce(x.most, c.most)
    from left_cell l
   cross join lateral (
     select min(d.least) as least, max(d.most) as most
       from desk.kpi_cell d
      where d.series = l.series and d.grain = 'day' and d.slice = l.slice and d.bucket = l.bucket
        and d.starts_at >= l.starts_at and d.starts_at < l.starts_at + interval '32 days'
        and date_trunc(l.grain::text, d.starts_at, zone) = l.starts_at) x
   where l.grain in ('week', 'month')
     and (c.series, c.grain, c.slice, c.starts_at, c.bucket) = (l.series, l.grain, l.slice, l.starts_at, l.bucket);
end $$;

-- The same for elements, whose longest run is looked up.
create procedure desk.mend_element_cells(zone text) language plpgsql as $$
declare
  day record;
  roots bigint[];
begin
  delete from desk.element_cell c using left_element l
   where (c.grain, c.slice, c.starts_at, c.element) = (l.grain, l.slice, l.starts_at, l.element) and c.n = 0;
  for day in select distinct l.slice, l.starts_at, k.type, k.team, k.priority, k.channels, k.campaign
               from left_element l join desk.kpi_slice k on k.id = l.slice and k.kind = 'whole' where l.grain = 'day' loop
    roots := array(
      select p.key from engine.process_instance p join desk.request r on r.id = p.correlation_key
       where p.key = p.root_key and p.state <> 'active'
         and p.ended_at >= day.starts_at and p.ended_at < day.starts_at + interval '26 hours'
         and date_trunc('day', p.ended_at, zone) = day.starts_at
         and (r.type, coalesce(r.assigned_team, 'none'), coalesce(r.priority, 'none'), desk.channels_of(r.brief),
              coalesce(r.campaign, 'none')) = (day.type, day.team, day.priority, day.channels, day.campaign));
    update desk.element_cell c set longest = x.longest
      from (select e.id, max(a.hours) as longest
              from desk.element_run a join desk.kpi_element e using (process_id, element_id, element_type)
             where a.root_key = any(roots) group by 1) x
     where c.grain = 'day' and c.slice = day.slice and c.starts_at = day.starts_at and c.element = x.id
       and exists (select 1 from left_element l
                    where (l.grain, l.slice, l.starts_at, l.element) = (c.grain, c.slice, c.starts_at, c.element));
  end loop;
  update desk.element_cell c set longest = coalesce(x.longest, c.longest)
    from left_element l
    join desk.kpi_slice k on k.id = l.slice and k.kind = 'campaign'
   cross join lateral (
     select max(d.longest) as longest
       from desk.kpi_slice_part p
       join desk.element_cell d on d.grain = 'day' and d.slice = p.whole and d.starts_at = l.starts_at and d.element = l.element
      where p.part = l.slice and p.whole <> l.slice) x
   where l.grain = 'day' and (c.grain, c.slice, c.starts_at, c.element) = (l.grain, l.slice, l.starts_at, l.element);
  update desk.element_cell c set longest = coalesce(x.longest, c.longest)
    from left_element l
   cross join lateral (
     select max(d.longest) as longest
       from desk.element_cell d
      where d.grain = 'day' and d.slice = l.slice and d.element = l.element
        and d.starts_at >= l.starts_at and d.starts_at < l.starts_at + interval '32 days'
        and date_trunc(l.grain::text, d.starts_at, zone) = l.starts_at) x
   where l.grain in ('week', 'month') and (c.grain, c.slice, c.starts_at, c.element) = (l.grain, l.slice, l.starts_at, l.element);
end $$;

create or replace procedure desk.fold_kpis() language plpgsql as $$
declare
  cells desk.kpi_zone;
begin
  select * into cells from desk.kpi_zone for update;
  create temporary table if not exists left_cell (
    series int, grain desk.grain, slice int, starts_at timestamptz, bucket smallint) on commit delete rows;
  create temporary table if not exists left_element (
    grain desk.grain, slice int, starts_at timestamptz, element int) on commit delete rows;
  delete from left_cell;
  delete from left_element;
  with taken as (delete from desk.kpi_pending returning *),
       gone as (
         insert into left_cell
         select distinct t.series, g.grain, p.part, date_trunc(g.grain::text, t.at, cells.time_zone), desk.kpi_bucket(t.value)
           from taken t
           join desk.kpi_slice_part p on p.whole = t.slice
           join desk.kpi_slice k on k.id = p.part and k.kind in ('whole', 'campaign')
          cross join unnest(enum_range(null::desk.grain)) as g (grain)
          where t.n < 0 and (g.grain <> 'hour' or p.part = t.slice))
  insert into desk.kpi_cell as cell (series, grain, starts_at, slice, bucket, n, total, squares, least, most)
  select t.series, g.grain, date_trunc(g.grain::text, t.at, cells.time_zone), p.part, desk.kpi_bucket(t.value),
         sum(t.n), sum(t.n * t.value), sum(t.n * t.value * t.value), min(t.value), max(t.value)
    from taken t
    join desk.kpi_slice_part p on p.whole = t.slice
   cross join unnest(enum_range(null::desk.grain)) as g (grain)
   where g.grain <> 'hour' or p.part = t.slice and t.at >= cells.hours_since
   group by 1, 2, 3, 4, 5
  on conflict (series, grain, slice, starts_at, bucket) do update
     set n = cell.n + excluded.n,
         total = cell.total + excluded.total,
         squares = cell.squares + excluded.squares,
         least = least(cell.least, excluded.least),
         most = greatest(cell.most, excluded.most);
  with taken as (delete from desk.element_pending returning *),
       gone as (
         insert into left_element
         select distinct g.grain, p.part, date_trunc(g.grain::text, t.at, cells.time_zone), t.element
           from taken t
           join desk.kpi_slice_part p on p.whole = t.slice
           join desk.kpi_slice k on k.id = p.part and k.kind in ('whole', 'campaign')
          cross join (values ('day'::desk.grain), ('week'), ('month')) as g (grain)
          where t.n < 0)
  insert into desk.element_cell as cell
  select g.grain, date_trunc(g.grain::text, t.at, cells.time_zone), t.element, p.part, sum(t.n), sum(t.hours),
         max(t.longest), sum(t.waits), sum(t.wait_hours), sum(t.rework), sum(t.late)
    from taken t
    join desk.kpi_slice_part p on p.whole = t.slice
   cross join (values ('day'::desk.grain), ('week'), ('month')) as g (grain)
   group by 1, 2, 3, 4
  on conflict (grain, slice, starts_at, element) do update
     set n = cell.n + excluded.n,
         hours = cell.hours + excluded.hours,
         longest = greatest(cell.longest, excluded.longest),
         waits = cell.waits + excluded.waits,
         wait_hours = cell.wait_hours + excluded.wait_hours,
         rework = cell.rework + excluded.rework,
         late = cell.late + excluded.late;
  if exists (select 1 from left_cell) then
    call desk.mend_kpi_cells(cells.time_zone);
  end if;
  if exists (select 1 from left_element) then
    call desk.mend_element_cells(cells.time_zone);
  end if;
end $$;

-- Reckons all cells anew from facts and runs, for days of the desk's time zone as it is now.
create or replace procedure desk.reckon_kpi_cells() language plpgsql as $$
declare
  cells desk.kpi_zone;
  figure text;
  done record;
begin
  lock table desk.kpi_progress in exclusive mode;
  lock table desk.kpi_fact in share mode;
  update desk.kpi_zone
     set time_zone = coalesce((select time_zone from desk.business_calendar where id = 'standard'), 'UTC')
  returning * into cells;
  delete from desk.kpi_pending;
  delete from desk.element_pending;
  delete from desk.kpi_cell;
  delete from desk.element_cell;
  insert into desk.kpi_series (kpi, stage)
    select distinct kpi, stage from desk.kpi_fact on conflict do nothing;
  insert into desk.kpi_slice (type, team, priority, channels, campaign)
    select distinct f.type, f.team, f.priority, f.channels, coalesce(r.campaign, 'none')
      from desk.kpi_fact f join desk.request r on r.id = f.request_id
    on conflict do nothing;
  create temporary table if not exists reckoned_cell (like desk.kpi_cell) on commit delete rows;
  for figure in select distinct kpi from desk.kpi_series loop
    insert into reckoned_cell
    select s.id, g.grain, date_trunc(g.grain::text, f.at, cells.time_zone), c.id, desk.kpi_bucket(f.value),
           count(*), sum(f.value), sum(f.value * f.value), min(f.value), max(f.value)
      from desk.kpi_fact f
      join desk.request r on r.id = f.request_id
      join desk.kpi_series s using (kpi, stage)
      join desk.kpi_slice c on c.kind = 'whole'
       and (c.type, c.team, c.priority, c.channels, c.campaign)
         = (f.type, f.team, f.priority, f.channels, coalesce(r.campaign, 'none'))
     cross join (values ('hour'::desk.grain), ('day')) as g (grain)
     where f.kpi = figure and (g.grain = 'day' or f.at >= cells.hours_since)
     group by 1, 2, 3, 4, 5;
    insert into desk.kpi_cell select * from reckoned_cell where grain = 'hour';
    delete from reckoned_cell where grain = 'hour';
    call desk.sum_kpi_cells();
  end loop;
  for done in select * from desk.kpi_progress loop
    call desk.add_element_runs(done.partition_id, -1, done.position);
  end loop;
  insert into desk.element_cell
  select 'day'::desk.grain, date_trunc('day', at, cells.time_zone), element, slice, sum(n), sum(hours), max(longest), sum(waits),
         sum(wait_hours), sum(rework), sum(late)
    from desk.element_pending
   group by 1, 2, 3, 4;
  delete from desk.element_pending;
  call desk.sum_element_cells();
end $$;

-- The reporting views have the campaign as their last column.
create or replace view reporting.kpi as
select c.grain::text as grain, c.starts_at, s.kpi, s.stage as part, k.type, k.team, k.priority, k.channels,
       sum(c.n) as n, sum(c.total) as total, sum(c.total) / sum(c.n) as mean, min(c.least) as least, max(c.most) as most,
       k.campaign
  from desk.kpi_cell c join desk.kpi_series s on s.id = c.series join desk.kpi_slice k on k.id = c.slice
 where k.kind = 'whole'
 group by c.grain, c.starts_at, s.kpi, s.stage, k.type, k.team, k.priority, k.channels, k.campaign;

create or replace view reporting.kpi_distribution as
select c.grain::text as grain, c.starts_at, s.kpi, s.stage as part, k.type, k.team, k.priority, k.channels,
       case when c.bucket = -32768 then 0 else power(1.1::float8, c.bucket - 1) end as above,
       case when c.bucket = -32768 then 0 else power(1.1::float8, c.bucket) end as up_to, c.n, c.total, k.campaign
  from desk.kpi_cell c join desk.kpi_series s on s.id = c.series join desk.kpi_slice k on k.id = c.slice
 where k.kind = 'whole';

create or replace view reporting.kpi_value as
select f.request_id, f.kpi, f.stage as part, f.value, f.unit, f.type, f.team, f.priority, f.channels, f.at,
       coalesce(r.campaign, 'none') as campaign
  from desk.kpi_fact f join desk.request r on r.id = f.request_id;

create or replace view reporting.sla as
select starts_at, part as step, type, team, priority, channels, n, total as kept, campaign
  from reporting.kpi where kpi = 'sla-kept' and grain = 'day';

create or replace view reporting.stage_sla as
select starts_at, part as stage, type, team, priority, channels, n, total as kept, campaign
  from reporting.kpi where kpi = 'stage-sla-kept' and grain = 'day';

create or replace view reporting.lead_time_part as
select starts_at, part, type, team, priority, channels, n as requests, total as hours, campaign
  from reporting.kpi where kpi = 'wait-hours' and grain = 'day';

create or replace view reporting.flow as
select starts_at, part as stage, type, team, priority, channels,
       coalesce(sum(n) filter (where kpi = 'stage-entered'), 0) as entered,
       coalesce(sum(n) filter (where kpi = 'stage-left'), 0) as left_again, campaign
  from reporting.kpi where kpi in ('stage-entered', 'stage-left') and grain = 'day'
 group by 1, 2, 3, 4, 5, 6, campaign;

create or replace view reporting.element as
select c.grain::text as grain, c.starts_at, e.process_id, e.element_id, e.element_type, k.type, k.team, k.priority, k.channels,
       c.n as runs, c.hours, c.longest, c.waits, c.wait_hours, c.rework, c.late, k.campaign
  from desk.element_cell c join desk.kpi_element e on e.id = c.element join desk.kpi_slice k on k.id = c.slice
 where k.kind = 'whole';

create or replace view reporting.open_request as
select r.id as request_id, r.type, coalesce(r.assigned_team, 'none') as team, coalesce(r.priority, 'none') as priority,
       desk.channels_of(r.brief) as channels, r.created_at as submitted_at, r.promised_at, s.status,
       coalesce((select max(f.at) from desk.kpi_fact f where f.request_id = r.id and f.kpi = 'stage-hours'), r.created_at)
         as stage_since,
       coalesce(r.campaign, 'none') as campaign
  from desk.request r join desk.request_status s on s.request_id = r.id
 where s.ended_at is null;

create or replace view reporting.open_step as
select c.request_id, c.step, r.type, coalesce(r.assigned_team, 'none') as team, coalesce(r.priority, 'none') as priority,
       c.started_at, t.due_at, coalesce(r.campaign, 'none') as campaign
  from engine.user_task t
  join desk.sla_clock c on c.element_instance_key = t.element_instance_key
  join desk.request r on r.id = c.request_id
 where t.state = 'open';

create view reporting.campaign as
select id, name, owner, starts_on, ends_on, closed_at from desk.campaign;
