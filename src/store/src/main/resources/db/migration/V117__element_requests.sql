-- The requests behind an element's figures are listed by when they ended.
create index process_instance_ended on engine.process_instance (ended_at desc, key desc)
  where key = root_key and state <> 'active';
