-- When the call activity of `phase_element_id` was entered; unknown of phases that were entered before this was kept.
alter table engine.process_instance add column phase_at timestamptz;
