-- What the engine did. Written by the exporter alone; everyone else reads.
-- Every row carries the partition and position of the last record that changed it: a record that is
-- exported again finds its own position there and changes nothing.
create schema engine;

-- How far each partition's log has been written here. `first_*` identifies the log: a broker that was
-- wiped starts another one, whose first record has another timestamp.
create table engine.exporter_position (
  partition_id      int primary key,
  position          bigint not null,
  first_position    bigint not null,
  first_timestamp   bigint not null,
  record_timestamp  timestamptz not null,
  updated_at        timestamptz not null default now()
);

create table engine.process_definition (
  key             bigint primary key,
  bpmn_process_id text not null,
  version         int not null,
  resource_name   text not null,
  xml             text not null,
  checksum        bytea not null,
  deployed_at     timestamptz not null,
  partition_id    int not null,
  position        bigint not null
);
create index process_definition_by_id on engine.process_definition (bpmn_process_id, version desc);

create table engine.form (
  key          bigint primary key,
  form_id      text not null,
  version      int not null,
  resource_name text not null,
  schema       text not null,
  deployed_at  timestamptz not null,
  partition_id int not null,
  position     bigint not null
);
create index form_by_id on engine.form (form_id, version desc);

create table engine.decision_requirements (
  key           bigint primary key,
  drg_id        text not null,
  name          text not null,
  version       int not null,
  resource_name text not null,
  xml           text not null,
  deployed_at   timestamptz not null,
  partition_id  int not null,
  position      bigint not null
);

create table engine.decision (
  key          bigint primary key,
  decision_id  text not null,
  name         text not null,
  version      int not null,
  drg_key      bigint not null,
  deployed_at  timestamptz not null,
  partition_id int not null,
  position     bigint not null
);
create index decision_by_id on engine.decision (decision_id, version desc);

-- `root_key` is the instance that no other instance called; `correlation_key` is set on roots that a
-- message started: there it is the request's id. `phase_element_id` is the call activity that was
-- entered last, `end_element_id` the end event that was reached last: together they are the status.
create table engine.process_instance (
  key                          bigint primary key,
  process_definition_key       bigint not null,
  bpmn_process_id              text not null,
  version                      int not null,
  parent_key                   bigint,
  parent_element_instance_key  bigint,
  root_key                     bigint not null,
  correlation_key              text,
  state                        text not null check (state in ('active', 'completed', 'terminated')),
  phase_element_id             text,
  end_element_id               text,
  started_at                   timestamptz not null,
  ended_at                     timestamptz,
  partition_id                 int not null,
  position                     bigint not null
);
create index process_instance_by_correlation_key on engine.process_instance (correlation_key) where correlation_key is not null;
create index process_instance_by_root on engine.process_instance (root_key);

-- Which root a started-by-message instance belongs to can be told before or after the instance itself.
create table engine.message_start (
  process_instance_key bigint primary key,
  correlation_key      text not null,
  message_name         text not null,
  partition_id         int not null,
  position             bigint not null
);

create table engine.element_instance (
  key                  bigint primary key,
  process_instance_key bigint not null,
  root_key             bigint not null,
  element_id           text not null,
  element_type         text not null,
  flow_scope_key       bigint,
  state                text not null check (state in ('active', 'completed', 'terminated')),
  started_at           timestamptz not null,
  ended_at             timestamptz,
  partition_id         int not null,
  position             bigint not null
);
create index element_instance_by_root on engine.element_instance (root_key, started_at);
create index element_instance_active on engine.element_instance (process_instance_key) where state = 'active';

create table engine.variable (
  scope_key            bigint not null,
  name                 text not null,
  value                jsonb,
  process_instance_key bigint not null,
  partition_id         int not null,
  position             bigint not null,
  primary key (scope_key, name)
);

create table engine.user_task (
  key                  bigint primary key,
  element_instance_key bigint not null,
  process_instance_key bigint not null,
  root_key             bigint not null,
  process_definition_key bigint not null,
  bpmn_process_id      text not null,
  process_version      int not null,
  element_id           text not null,
  state                text not null check (state in ('open', 'completed', 'canceled')),
  assignee             text,
  candidate_groups     text[] not null default '{}',
  candidate_users      text[] not null default '{}',
  due_at               timestamptz,
  follow_up_at         timestamptz,
  priority             int not null default 50,
  form_key             bigint,
  custom_headers       jsonb not null default '{}',
  created_at           timestamptz not null,
  ended_at             timestamptz,
  partition_id         int not null,
  position             bigint not null
);
create index user_task_open_by_due on engine.user_task (due_at, key) where state = 'open';
create index user_task_open_by_groups on engine.user_task using gin (candidate_groups) where state = 'open';
create index user_task_open_by_assignee on engine.user_task (assignee, due_at, key) where state = 'open';
create index user_task_by_root on engine.user_task (root_key);

create table engine.timer (
  key                  bigint primary key,
  process_instance_key bigint,
  element_instance_key bigint,
  target_element_id    text not null,
  due_at               timestamptz not null,
  repetitions          int not null,
  state                text not null check (state in ('armed', 'triggered', 'canceled')),
  created_at           timestamptz not null,
  ended_at             timestamptz,
  partition_id         int not null,
  position             bigint not null
);
create index timer_armed on engine.timer (process_instance_key) where state = 'armed';

create table engine.job (
  key                  bigint primary key,
  type                 text not null,
  kind                 text not null,
  process_instance_key bigint not null,
  root_key             bigint not null,
  element_instance_key bigint not null,
  element_id           text not null,
  state                text not null check (state in ('created', 'completed', 'failed', 'error-thrown', 'canceled')),
  retries              int not null,
  worker               text,
  error_code           text,
  error_message        text,
  created_at           timestamptz not null,
  ended_at             timestamptz,
  partition_id         int not null,
  position             bigint not null
);
create index job_by_root on engine.job (root_key);
create index job_open on engine.job (type, state) where state in ('created', 'failed');

create table engine.incident (
  key                  bigint primary key,
  error_type           text not null,
  error_message        text not null,
  process_instance_key bigint,
  root_key             bigint,
  bpmn_process_id      text,
  element_instance_key bigint,
  element_id           text,
  job_key              bigint,
  state                text not null check (state in ('open', 'resolved')),
  created_at           timestamptz not null,
  resolved_at          timestamptz,
  partition_id         int not null,
  position             bigint not null
);
create index incident_open on engine.incident (created_at, key) where state = 'open';
create index incident_by_root on engine.incident (root_key);

-- Every evaluation with all inputs, matched rules and outputs, from day one: a change of a table is
-- proved on this history. `evaluated` holds one object per decision of the graph, as the engine recorded it.
create table engine.decision_evaluation (
  key                  bigint primary key,
  decision_id          text not null,
  decision_name        text not null,
  decision_key         bigint not null,
  decision_version     int not null,
  process_instance_key bigint,
  root_key             bigint,
  bpmn_process_id      text,
  element_instance_key bigint,
  element_id           text,
  state                text not null check (state in ('evaluated', 'failed')),
  output               jsonb,
  evaluated            jsonb not null,
  failed_decision_id   text,
  failure_message      text,
  evaluated_at         timestamptz not null,
  partition_id         int not null,
  position             bigint not null
);
create index decision_evaluation_by_root on engine.decision_evaluation (root_key);
create index decision_evaluation_by_decision on engine.decision_evaluation (decision_id, evaluated_at);

-- Records that could not be written as they should: kept here so that they block nothing.
create table engine.dead_letter (
  partition_id int not null,
  position     bigint not null,
  value_type   text not null,
  intent       text not null,
  reason       text not null,
  record       text not null,
  at           timestamptz not null default now(),
  primary key (partition_id, position)
);

-- What an operator must know about the flow of facts; open until `cleared_at` is set.
create table engine.alert (
  id           bigint generated always as identity primary key,
  kind         text not null,
  partition_id int,
  message      text not null,
  raised_at    timestamptz not null default now(),
  cleared_at   timestamptz
);
create index alert_open on engine.alert (raised_at) where cleared_at is null;
