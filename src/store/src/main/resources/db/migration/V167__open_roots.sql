-- Roots that a message started are those of requests and of clocks. How many there are the planner knows of this condition, and of `key = root_key`
-- it does not: it took a few dozen for thousands.
drop index engine.process_instance_open_roots;
create index process_instance_open_roots on engine.process_instance (started_at, key)
  where correlation_key is not null and state = 'active';
