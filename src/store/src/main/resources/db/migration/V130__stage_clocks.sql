-- What a clock measures: a user task; a stage (the call of a process, or for intake the process itself); the time until
-- the provider's first response; the whole delivery. Those in the middle have no timers in their process.
alter table desk.sla_clock
  add column scope text not null default 'task' check (scope in ('task', 'stage', 'response', 'delivery'));
update desk.sla_clock set scope = 'delivery' where step = 'delivery';
create unique index sla_clock_of_response on desk.sla_clock (request_id) where scope = 'response';
create index sla_clock_open_stage on desk.sla_clock (step) where ended_at is null and scope in ('stage', 'response');

-- Whether a clock stood still for the requester, or for a date that had not come.
alter table desk.sla_hold
  add column waits_for text not null default 'requester' check (waits_for in ('requester', 'date'));
create index sla_hold_for_date on desk.sla_hold (cause_key) where ended_at is null and waits_for = 'date';

-- The first thing that a person of the provider's side did for a request: answered, took or gave out one of its tasks, or
-- wrote a comment (a commenter belongs to some group, which colleagues of the requester need not). What the system does by itself,
-- what the requester does, and what somebody does of the requester's tasks in the requester's place, is no response.
create function desk.first_response_at(request text) returns timestamptz language sql stable as $$
  select min(told.at)
    from desk.request r
   cross join lateral (
      select min(o.completed_at) as at from desk.task_outcome o
       where o.request_id = r.id and o.person <> r.requester
         and not exists (select 1 from desk.sla_clock k where k.request_id = r.id and k.step = o.step and k.party = 'requester')
      union all
      select min(c.created_at) from desk.comment c
       where c.request_id = r.id and c.author <> r.requester
         and exists (select 1 from desk.person_group g where g.username = c.author)
      union all
      select min(a.at) from desk.audit_event a
       where a.subject ~>=~ (r.id || '/') and a.subject ~<~ (r.id || '0') and a.action in ('task.claim', 'task.assign')
         and a.person <> r.requester and exists (select 1 from desk.person p where p.username = a.person)
         and not exists (select 1 from desk.sla_clock k join engine.user_task t on t.element_instance_key = k.element_instance_key
                          where k.request_id = r.id and k.party = 'requester' and a.subject = r.id || '/' || t.key)) told
   where r.id = request
$$;

-- Whether what the clock measures was brought to its end, and not cancelled or left behind.
create function desk.sla_clock_completed(c desk.sla_clock) returns boolean language sql stable as $$
  select case
    when c.scope = 'response' then desk.first_response_at(c.request_id) <= coalesce(c.ended_at, 'infinity')
    when c.until_element is null then exists (
      select 1 from engine.element_instance i where i.key = c.element_instance_key and i.state = 'completed')
    when c.scope = 'stage' then exists (
      select 1 from engine.process_instance p where p.key = c.process_instance_key and p.state = 'completed')
    else exists (
      select 1 from engine.process_instance p
        join engine.element_instance i on i.root_key = p.root_key and i.process_instance_key = p.key
       where p.key = c.process_instance_key and i.element_id = c.until_element and i.state = 'completed')
  end
$$;

create or replace view desk.sla_clock_end as
select c.element_instance_key, c.request_id, coalesce(c.ended_at, fact.at) as ended_at,
       c.ended_at is not null or coalesce(fact.confirmed, false) as confirmed
  from desk.sla_clock c
  left join lateral (
    select f.at, f.confirmed from (
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
