-- Cells of hours are kept from this instant on: nobody looks at hours of last year, and they are as many as the facts.
alter table desk.kpi_zone add column hours_since timestamptz not null default '-infinity';

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
   cross join desk.kpi_zone z
   cross join unnest(enum_range(null::desk.grain)) as g (grain)
   where g.grain <> 'hour' or f.at >= z.hours_since
   group by 1, 2, 3, 4, 5;
  for done in select * from desk.kpi_progress loop
    call desk.add_element_runs(done.partition_id, -1, done.position);
  end loop;
end $$;
