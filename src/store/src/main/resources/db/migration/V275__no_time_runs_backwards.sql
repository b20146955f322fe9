-- Clocks of machines jump. What began by a clock that was ahead and ended by one that was not has lasted no time, and
-- never less than none.

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
       where c.until_element is null and c.scope <> 'response' and e.key = c.element_instance_key
         and (e.state <> 'active' or o.completed_at is not null)
      union all
      select e.ended_at, true
        from engine.process_instance p
        join engine.element_instance e on e.root_key = p.root_key
       where c.until_element is not null and p.key = c.process_instance_key
         and e.process_instance_key = p.key and e.element_id = c.until_element and e.state <> 'active'
      union all
      select p.ended_at, true from engine.process_instance p
       where c.until_element is not null and p.key = c.process_instance_key and p.state <> 'active'
      union all
      select told.at, true from (select desk.first_response_at(c.request_id) as at where c.scope = 'response') told
       where told.at is not null
      union all
      select root.ended_at, true
        from engine.process_instance p
        join engine.process_instance root on root.key = p.root_key
       where c.scope = 'response' and p.key = c.process_instance_key and root.state <> 'active') f
     order by f.at limit 1) fact on c.ended_at is null;

create or replace view desk.element_run as
select root.key as root_key, root.partition_id, root.position, root.ended_at as at,
       r.type, coalesce(r.assigned_team, 'none') as team, coalesce(r.priority, 'none') as priority,
       desk.channels_of(r.brief) as channels,
       p.bpmn_process_id as process_id, e.element_id, e.element_type,
       round((greatest(extract(epoch from e.ended_at - e.started_at), 0) / 3600)::numeric, 4) as hours,
       case when t.key is null then null
            else round((greatest(0, extract(epoch from
              least(e.ended_at, greatest(e.started_at, coalesce(
                (select min(a.at) from desk.audit_event a
                  where a.subject = r.id || '/' || t.key and a.action in ('task.claim', 'task.assign')),
                case when t.assignee is null then e.ended_at else e.started_at end))) - e.started_at)) / 3600)::numeric, 4)
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
 where root.key = root.root_key and root.state <> 'active' and root.ended_at is not null
union all
select root.key, root.partition_id, root.position, root.ended_at,
       r.type, coalesce(r.assigned_team, 'none'), coalesce(r.priority, 'none'), desk.channels_of(r.brief),
       e.process_id, e.element_id, e.element_type, run.hours, run.wait_hours, run.late, run.rework,
       coalesce(r.campaign, 'none')
  from engine.process_instance root
  join desk.kept_run kept on kept.root_key = root.key
  join desk.request r on r.id = root.correlation_key
 cross join lateral unnest(kept.elements, kept.hours, kept.wait_hours, kept.late, kept.rework)
    as run (element, hours, wait_hours, late, rework)
  join desk.kpi_element e on e.id = run.element
 where root.key = root.root_key and root.state <> 'active' and root.ended_at is not null;
