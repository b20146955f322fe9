-- Whether a request waits for its requester is looked up for each that is listed. As a condition (exists) it was answered for
-- all open tasks at once, which took seconds among a million for a page of 50.
create or replace view desk.request_status as
select r.id as request_id,
       root.key as root_key,
       root.process_definition_key,
       root.started_at,
       root.ended_at,
       case
         when root.key is null then 'submitted'
         when root.state = 'terminated' then 'cancelled'
         when root.state = 'completed' then
           case root.end_element_id
             when 'EndEvent_RequestDelivered' then 'delivered'
             when 'EndEvent_RequestRejected' then 'rejected'
             when 'EndEvent_RequestWithdrawn' then 'withdrawn'
             else 'cancelled'
           end
         when (
           select true from engine.user_task t
            where t.root_key = root.key and t.state = 'open'
              and t.element_id in ('UserTask_CompleteBrief', 'UserTask_ReviseBrief', 'UserTask_AnswerCounterOffer')
              and not exists (select 1 from desk.task_outcome o where o.task_key = t.key)
            limit 1)
           then 'waiting-for-requester'
         else
           case root.phase_element_id
             when 'CallActivity_Intake' then 'intake'
             when 'CallActivity_Approval' then 'approval'
             when 'CallActivity_AssetProduction' then 'production'
             when 'CallActivity_Launch' then 'launch'
             when 'CallActivity_Measure' then 'measuring'
             else 'submitted'
           end
       end as status
  from desk.request r
  left join lateral (
    select p.key, p.process_definition_key, p.state, p.end_element_id, p.phase_element_id, p.started_at, p.ended_at
      from engine.process_instance p
     where p.correlation_key = r.id and p.key = p.root_key
     order by p.key desc
     limit 1) root on true;
