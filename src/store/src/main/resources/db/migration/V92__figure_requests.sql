-- The requests behind a number are listed by time, of one part or of all.
create index kpi_fact_by_time on desk.kpi_fact (kpi, at desc, effect_key desc);
drop index desk.kpi_fact_by_figure;
-- When an open request came into its stage.
create index kpi_fact_stage_ends on desk.kpi_fact (request_id, at) where kpi = 'stage-hours';
