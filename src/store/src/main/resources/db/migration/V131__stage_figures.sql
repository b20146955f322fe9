insert into desk.kpi_target (kpi, version, value, effective_from, reason, created_at)
values ('stage-sla-kept', 1, 0.9, date '2000-01-01', 'Came with the product', now());

-- Stages, and first responses, by day: `kept` of `n` that ended. They are made of the steps of reporting.sla.
create view reporting.stage_sla as
select starts_at, part as stage, type, team, priority, channels, n, total as kept
  from reporting.kpi where kpi = 'stage-sla-kept' and grain = 'day';
