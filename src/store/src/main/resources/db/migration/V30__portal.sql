-- Sessions of people who signed in with a browser (layout by Spring Session).
create table desk.spring_session (
  primary_id            char(36) primary key,
  session_id            char(36) not null unique,
  creation_time         bigint not null,
  last_access_time      bigint not null,
  max_inactive_interval int not null,
  expiry_time           bigint not null,
  principal_name        varchar(100)
);
create index spring_session_by_expiry on desk.spring_session (expiry_time);
create index spring_session_by_person on desk.spring_session (principal_name);
create table desk.spring_session_attributes (
  session_primary_id char(36) not null references desk.spring_session on delete cascade,
  attribute_name     varchar(200) not null,
  attribute_bytes    bytea not null,
  primary key (session_primary_id, attribute_name)
);

create index message_start_by_correlation_key on engine.message_start (correlation_key);

-- Task lists run through the open tasks by deadline; tasks without one come last.
create index user_task_open_by_deadline on engine.user_task (coalesce(due_at, 'infinity'::timestamptz), key)
  where state = 'open';

-- Where each request stands, by the rule of docs/process-contract.md: the end event of the root
-- instance when it has ended, else an open task of the requester, else the call activity that was
-- entered last. A task whose answer is stored does not count as open any more.
create view desk.request_status as
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
         when exists (
           select 1 from engine.user_task t
            where t.root_key = root.key and t.state = 'open'
              and t.element_id in ('UserTask_CompleteBrief', 'UserTask_ReviseBrief', 'UserTask_AnswerCounterOffer')
              and not exists (select 1 from desk.task_outcome o where o.task_key = t.key))
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

-- The timeline of a request asks for what was done to its tasks.
create index audit_event_by_subject on desk.audit_event (subject text_pattern_ops);

-- The newest acknowledged commands tell how far the read model is behind.
create index outbox_sent on desk.outbox (sent_at) where sent_at is not null;
