-- Of a clock that has ended nothing is looked for, and whether somebody has responded is asked once, not twice.
create or replace view desk.sla_clock_end as
select c.element_instance_key, c.request_id, coalesce(c.ended_at, fact.at) as ended_at,
       c.ended_at is not null or coalesce(fact.confirmed, false) as confirmed
  from desk.sla_clock c
  left join lateral (
    select greatest(f.at, c.started_at) as at, f.confirmed from (
      select coalesce(o.completed_at, e.ended_at) as at, e.state <> 'active' as confirmed
        from engine.element_instance e
        left join engine.user_task t on t.element_instance_key = e.key
        left join desk.task_outcome o on o.task_key = t.key
       where c.ended_at is null and c.until_element is null and c.scope <> 'response' and e.key = c.element_instance_key
         and (e.state <> 'active' or o.completed_at is not null)
      union all
      select e.ended_at, true
        from engine.process_instance p
        join engine.element_instance e on e.root_key = p.root_key
       where c.ended_at is null and c.until_element is not null and p.key = c.process_instance_key
         and e.process_instance_key = p.key and e.element_id = c.until_element and e.state <> 'active'
      union all
      select p.ended_at, true from engine.process_instance p
       where c.ended_at is null and c.until_element is not null and p.key = c.process_instance_key and p.state <> 'active'
      union all
      select told.at, true
        from (select desk.first_response_at(c.request_id) as at where c.ended_at is null and c.scope = 'response' offset 0) told
       where told.at is not null
      union all
      select root.ended_at, true
        from engine.process_instance p
        join engine.process_instance root on root.key = p.root_key
       where c.ended_at is null and c.scope = 'response' and p.key = c.process_instance_key and root.state <> 'active') f
     order by f.at limit 1) fact on true;

-- The same of one clock. To plan the question for the few clocks of a request took longer than to answer it, and was done
-- each time; here its plan is kept. Among very many clocks the view is the faster one.
create function desk.sla_clock_end_of(c desk.sla_clock, out ended_at timestamptz, out confirmed boolean)
language plpgsql stable set plan_cache_mode = force_generic_plan as $$
begin
  if c.ended_at is not null then
    ended_at := c.ended_at;
    confirmed := true;
    return;
  end if;
  select e.ended_at, e.confirmed into ended_at, confirmed
    from desk.sla_clock_end e where e.element_instance_key = c.element_instance_key;
end $$;
