-- Cells of all requests together, and of those of one type, team, priority or channel: what is asked for most is then
-- a few rows, however many kinds of requests there are. A slice of another kind than `whole` leaves the other
-- dimensions open; they are '' then.
alter table desk.kpi_slice add column kind text not null default 'whole'
  check (kind in ('whole', 'all', 'type', 'team', 'priority', 'channel'));
alter table desk.kpi_slice drop constraint kpi_slice_type_team_priority_channels_key;
alter table desk.kpi_slice add unique (kind, type, team, priority, channels);

-- The slices in which requests of a whole slice are counted, itself among them.
create table desk.kpi_slice_part (
  whole int not null references desk.kpi_slice,
  part  int not null references desk.kpi_slice,
  primary key (whole, part)
);

create function desk.parts_of(slice desk.kpi_slice)
  returns table (kind text, type text, team text, priority text, channels text[]) language sql immutable as $$
  select 'whole', slice.type, slice.team, slice.priority, slice.channels
  union all select 'all', '', '', '', '{}'::text[]
  union all select 'type', slice.type, '', '', '{}'
  union all select 'team', '', slice.team, '', '{}'
  union all select 'priority', '', '', slice.priority, '{}'
  union all select 'channel', '', '', '', array[channel] from unnest(slice.channels) channel
$$;

create procedure desk.divide_slice(slice desk.kpi_slice) language plpgsql as $$
begin
  insert into desk.kpi_slice (kind, type, team, priority, channels)
    select p.* from desk.parts_of(slice) p
     where not exists (select 1 from desk.kpi_slice k where (k.kind, k.type, k.team, k.priority, k.channels)
                         = (p.kind, p.type, p.team, p.priority, p.channels))
     order by 1, 2, 3, 4, 5
    on conflict do nothing;
  insert into desk.kpi_slice_part (whole, part)
    select slice.id, k.id from desk.parts_of(slice) p join desk.kpi_slice k using (kind, type, team, priority, channels);
end $$;

create function desk.divide_new_slice() returns trigger language plpgsql as $$
begin
  call desk.divide_slice(new);
  return null;
end $$;
create trigger divided after insert on desk.kpi_slice for each row when (new.kind = 'whole')
  execute function desk.divide_new_slice();
do $$
declare slice desk.kpi_slice;
begin
  for slice in select * from desk.kpi_slice where kind = 'whole' order by id loop
    call desk.divide_slice(slice);
  end loop;
end $$;

-- What is asked for of a slice lies together. Series, elements and slices are never deleted: their checks, row by row,
-- would be most of what it takes to add cells up.
alter table desk.kpi_cell drop constraint kpi_cell_series_fkey;
alter table desk.kpi_cell drop constraint kpi_cell_slice_fkey;
alter table desk.element_cell drop constraint element_cell_element_fkey;
alter table desk.element_cell drop constraint element_cell_slice_fkey;
alter table desk.kpi_cell drop constraint kpi_cell_pkey;
alter table desk.kpi_cell add primary key (series, grain, slice, starts_at, bucket);
alter table desk.element_cell drop constraint element_cell_pkey;
alter table desk.element_cell add primary key (grain, slice, starts_at, element);

-- Facts and runs that are not in cells yet. They are written in the transaction that records them, and added to the
-- cells by one worker for all, many at once; what reads cells adds these.
create table desk.kpi_pending (
  series int not null,
  slice  int not null,
  at     timestamptz not null,
  value  numeric not null
);
create table desk.element_pending (
  element    int not null,
  slice      int not null,
  at         timestamptz not null,
  n          bigint not null,
  hours      numeric not null,
  longest    numeric not null,
  waits      bigint not null,
  wait_hours numeric not null,
  rework     bigint not null,
  late       bigint not null
);

-- Adds what is pending to the cells. Hours are kept of whole slices only.
create procedure desk.fold_kpis() language plpgsql as $$
declare
  cells desk.kpi_zone;
begin
  select * into cells from desk.kpi_zone for update;
  with taken as (delete from desk.kpi_pending returning *)
  insert into desk.kpi_cell as cell (series, grain, starts_at, slice, bucket, n, total, squares, least, most)
  select t.series, g.grain, date_trunc(g.grain::text, t.at, cells.time_zone), p.part, desk.kpi_bucket(t.value),
         count(*), sum(t.value), sum(t.value * t.value), min(t.value), max(t.value)
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
  with taken as (delete from desk.element_pending returning *)
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
end $$;

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
  insert into desk.kpi_slice (type, team, priority, channels)
    select distinct type, team, priority, channels from added_run a
     where not exists (select 1 from desk.kpi_slice k where k.kind = 'whole' and k.type = a.type and k.team = a.team
                         and k.priority = a.priority and k.channels = a.channels)
     order by 1, 2, 3, 4 on conflict do nothing;
  insert into desk.element_pending
  select e.id, c.id, a.at, count(*), sum(a.hours), max(a.hours), count(a.wait_hours), coalesce(sum(a.wait_hours), 0),
         count(*) filter (where a.rework), count(*) filter (where a.late)
    from added_run a
    join desk.kpi_element e using (process_id, element_id, element_type)
    join desk.kpi_slice c on c.kind = 'whole'
     and (c.type, c.team, c.priority, c.channels) = (a.type, a.team, a.priority, a.channels)
   group by 1, 2, 3;
end $$;

-- Puts the days of whole slices in the temporary table `reckoned_cell` into the cells, with all that is made of
-- them: days of the parts, then weeks and months.
create procedure desk.sum_kpi_cells() language plpgsql set work_mem = '256MB' as $$
declare
  zone text := (select time_zone from desk.kpi_zone);
begin
  analyze reckoned_cell;
  insert into reckoned_cell
  select c.series, c.grain, c.starts_at, p.part, c.bucket, sum(c.n), sum(c.total), sum(c.squares), min(c.least), max(c.most)
    from reckoned_cell c join desk.kpi_slice_part p on p.whole = c.slice and p.part <> p.whole
   group by 1, 2, 3, 4, 5;
  insert into desk.kpi_cell select * from reckoned_cell;
  insert into desk.kpi_cell
  select c.series, g.grain, date_trunc(g.grain::text, c.starts_at, zone), c.slice, c.bucket,
         sum(c.n), sum(c.total), sum(c.squares), min(c.least), max(c.most)
    from reckoned_cell c cross join (values ('week'::desk.grain), ('month')) as g (grain)
   group by 1, 2, 3, 4, 5;
  truncate reckoned_cell;
end $$;

-- Makes all other cells of the days of whole slices that are there.
create procedure desk.sum_element_cells() language plpgsql set work_mem = '256MB' as $$
declare
  zone text := (select time_zone from desk.kpi_zone);
begin
  analyze desk.element_cell;
  insert into desk.element_cell
  select c.grain, c.starts_at, c.element, p.part, sum(c.n), sum(c.hours), max(c.longest), sum(c.waits),
         sum(c.wait_hours), sum(c.rework), sum(c.late)
    from desk.element_cell c join desk.kpi_slice_part p on p.whole = c.slice and p.part <> p.whole
   where c.grain = 'day'
   group by 1, 2, 3, 4;
  insert into desk.element_cell
  select g.grain, date_trunc(g.grain::text, c.starts_at, zone), c.element, c.slice, sum(c.n), sum(c.hours),
         max(c.longest), sum(c.waits), sum(c.wait_hours), sum(c.rework), sum(c.late)
    from desk.element_cell c cross join (values ('week'::desk.grain), ('month')) as g (grain)
   where c.grain = 'day'
   group by 1, 2, 3, 4;
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
  insert into desk.kpi_slice (type, team, priority, channels)
    select distinct type, team, priority, channels from desk.kpi_fact on conflict do nothing;
  create temporary table if not exists reckoned_cell (like desk.kpi_cell) on commit delete rows;
  for figure in select distinct kpi from desk.kpi_series loop
    insert into reckoned_cell
    select s.id, g.grain, date_trunc(g.grain::text, f.at, cells.time_zone), c.id, desk.kpi_bucket(f.value),
           count(*), sum(f.value), sum(f.value * f.value), min(f.value), max(f.value)
      from desk.kpi_fact f
      join desk.kpi_series s using (kpi, stage)
      join desk.kpi_slice c on c.kind = 'whole'
       and (c.type, c.team, c.priority, c.channels) = (f.type, f.team, f.priority, f.channels)
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
call desk.reckon_kpi_cells();

create or replace view reporting.kpi as
select c.grain::text as grain, c.starts_at, s.kpi, s.stage as part, k.type, k.team, k.priority, k.channels,
       sum(c.n) as n, sum(c.total) as total, sum(c.total) / sum(c.n) as mean, min(c.least) as least, max(c.most) as most
  from desk.kpi_cell c join desk.kpi_series s on s.id = c.series join desk.kpi_slice k on k.id = c.slice
 where k.kind = 'whole'
 group by c.grain, c.starts_at, s.kpi, s.stage, k.type, k.team, k.priority, k.channels;

create or replace view reporting.kpi_distribution as
select c.grain::text as grain, c.starts_at, s.kpi, s.stage as part, k.type, k.team, k.priority, k.channels,
       case when c.bucket = -32768 then 0 else power(1.1::float8, c.bucket - 1) end as above,
       case when c.bucket = -32768 then 0 else power(1.1::float8, c.bucket) end as up_to, c.n, c.total
  from desk.kpi_cell c join desk.kpi_series s on s.id = c.series join desk.kpi_slice k on k.id = c.slice
 where k.kind = 'whole';

create or replace view reporting.element as
select c.grain::text as grain, c.starts_at, e.process_id, e.element_id, e.element_type, k.type, k.team, k.priority, k.channels,
       c.n as runs, c.hours, c.longest, c.waits, c.wait_hours, c.rework, c.late
  from desk.element_cell c join desk.kpi_element e on e.id = c.element join desk.kpi_slice k on k.id = c.slice
 where k.kind = 'whole';

-- The older roll-up by days of UTC, which nothing shows any more.
drop table desk.kpi_rollup;
