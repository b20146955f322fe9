-- Aims for figures. The aim that holds on a day is the one with the latest `effective_from` up to it, of two the later
-- version. A version without a value ends the aim. Those without an author came with the product.
create table desk.kpi_target (
  kpi            text not null,
  version        int not null,
  value          numeric,
  effective_from date not null,
  reason         text not null,
  author         text references desk.person,
  created_at     timestamptz not null,
  primary key (kpi, version)
);
insert into desk.kpi_target (kpi, version, value, effective_from, reason, created_at)
  select kpi, 1, value, date '2000-01-01', 'Came with the product', now()
    from (values ('lead-time-hours', 480), ('sla-kept', 0.9), ('on-time-launch', 0.9), ('first-pass-approval', 0.7),
                 ('rework-loops', 1), ('rating', 4)) as usual (kpi, value);

-- Channels of the brief, each once and sorted: requests with the same ones are counted together.
create function desk.channels_of(brief jsonb) returns text[] language sql immutable parallel safe as $$
  select coalesce(array_agg(distinct channel order by channel), '{}')
    from jsonb_array_elements_text(
           case when jsonb_typeof(brief -> 'channels') = 'array' then brief -> 'channels' else '[]' end) channel
$$;
alter table desk.kpi_fact add column channels text[] not null default '{}';
update desk.kpi_fact f set channels = desk.channels_of(r.brief)
  from desk.request r where r.id = f.request_id and r.brief ? 'channels';
-- The requests behind a number.
create index kpi_fact_by_figure on desk.kpi_fact (kpi, stage, at desc, effect_key);

-- Roll-ups in cells. A cell has the facts of one figure (`series`), one kind of request (`slice`), one hour, day, week
-- or month, and one range of values (`bucket`): means and percentiles of any filter and period come from
-- adding cells up, and never from facts.
create type desk.grain as enum ('hour', 'day', 'week', 'month');
create table desk.kpi_series (
  id    int generated always as identity primary key,
  kpi   text not null,
  stage text not null,
  unique (kpi, stage)
);
create table desk.kpi_slice (
  id       int generated always as identity primary key,
  type     text not null,
  team     text not null,
  priority text not null,
  channels text[] not null,
  unique (type, team, priority, channels)
);
create table desk.kpi_cell (
  series    int not null references desk.kpi_series,
  grain     desk.grain not null,
  starts_at timestamptz not null,
  slice     int not null references desk.kpi_slice,
  bucket    smallint not null,
  n         bigint not null,
  total     numeric not null,
  squares   numeric not null,
  least     numeric not null,
  most      numeric not null,
  primary key (series, grain, starts_at, slice, bucket)
);
-- The time zone in which the cells' days begin: that of the desk's calendar when they were reckoned.
create table desk.kpi_zone (
  id        text primary key check (id = 'cells'),
  time_zone text not null
);
insert into desk.kpi_zone (id, time_zone)
  values ('cells', coalesce((select time_zone from desk.business_calendar where id = 'standard'), 'UTC'));

-- Values from 1.1^(b-1), excluded, to 1.1^b, included, are in bucket b; those of 0 and less are in bucket -32768.
-- io.launchdesk.core.kpi.Sketch reads them.
create function desk.kpi_bucket(value numeric) returns smallint language sql immutable parallel safe as $$
  select case when value <= 0 then -32768
              else greatest(-3000, least(3000, ceil(ln(value::float8) / ln(1.1::float8) - 1e-9))) end::smallint
$$;

-- Reckons all cells anew from the facts, for days of the desk's time zone as it is now.
create procedure desk.reckon_kpi_cells() language plpgsql as $$
declare
  zone text := coalesce((select time_zone from desk.business_calendar where id = 'standard'), 'UTC');
begin
  lock table desk.kpi_fact in share mode;
  update desk.kpi_zone set time_zone = zone;
  delete from desk.kpi_cell;
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
end $$;
call desk.reckon_kpi_cells();
