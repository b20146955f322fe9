-- The business. Portal and workers write it through this module's repositories.
create schema desk;

-- People ---------------------------------------------------------------------------------------
create table desk.person (
  username      text primary key check (username ~ '^[a-z0-9][a-z0-9.-]{0,62}$'),
  display_name  text not null,
  email         text not null,
  team          text not null,
  region        text not null default 'global',
  language      text not null default 'en',
  time_zone     text not null default 'UTC',
  password_hash text not null,
  active        boolean not null default true
);
create table desk.person_role (
  username text not null references desk.person on delete cascade,
  role     text not null check (role in ('requester', 'approver', 'producer', 'launch-manager', 'process-owner', 'analyst', 'operator', 'admin')),
  primary key (username, role)
);
-- Groups are the candidate groups of user tasks.
create table desk.person_group (
  username   text not null references desk.person on delete cascade,
  group_name text not null,
  primary key (username, group_name)
);
create index person_group_by_group on desk.person_group (group_name);
create table desk.person_skill (
  username text not null references desk.person on delete cascade,
  skill    text not null,
  level    int not null default 3 check (level between 1 and 5),
  primary key (username, skill)
);

-- Requests ---------------------------------------------------------------------------------------
create table desk.request_type (
  type        text primary key,
  title       text not null,
  description text not null,
  form_id     text not null,
  position    int not null,
  active      boolean not null default true
);

create sequence desk.request_number start 1001;

-- `brief` is the current version; `facts` are what the models' gateways and decisions see of it.
create table desk.request (
  id              text primary key,
  type            text not null references desk.request_type,
  title           text not null,
  requester       text not null references desk.person,
  team            text not null,
  brief           jsonb not null,
  brief_version   int not null default 1,
  created_at      timestamptz not null,
  priority        text,
  sla_class       text,
  assigned_team   text,
  launch_at       timestamptz,
  promised_at     timestamptz,
  withdrawn_at    timestamptz,
  withdrawn_by    text,
  withdraw_reason text,
  search          tsvector generated always as (to_tsvector('simple', id || ' ' || title || ' ' || type)) stored
);
create index request_by_requester on desk.request (requester, created_at desc, id desc);
create index request_by_team on desk.request (team, created_at desc, id desc);
create index request_by_creation on desk.request (created_at desc, id desc);
create index request_search on desk.request using gin (search);

create table desk.brief_version (
  request_id     text not null references desk.request,
  version        int not null,
  brief          jsonb not null,
  changed_fields text[] not null default '{}',
  author         text not null,
  created_at     timestamptz not null,
  primary key (request_id, version)
);

-- One answer per key and person: the same POST twice gets the first answer.
create table desk.idempotency_key (
  username     text not null,
  key          text not null,
  body_sha256  text not null,
  request_id   text not null references desk.request,
  created_at   timestamptz not null,
  primary key (username, key)
);

-- Commands on their way to the engine. A row commits together with what caused it; the relay sends
-- rows of one request in order and marks them when the engine has acknowledged.
create table desk.outbox (
  id              bigint generated always as identity primary key,
  request_id      text not null references desk.request,
  kind            text not null check (kind in ('publish-message', 'complete-user-task')),
  payload         jsonb not null,
  created_at      timestamptz not null,
  attempts        int not null default 0,
  next_attempt_at timestamptz not null,
  sent_at         timestamptz,
  refused_at      timestamptz,
  last_error      text
);
create index outbox_waiting on desk.outbox (next_attempt_at, id) where sent_at is null and refused_at is null;
create index outbox_by_request on desk.outbox (request_id, id) where sent_at is null and refused_at is null;

-- What a person entered in a user task; written before the engine hears of it. The primary key is what
-- makes the second of two simultaneous answers a conflict.
create table desk.task_outcome (
  task_key     bigint primary key,
  request_id   text not null references desk.request,
  element_id   text not null,
  step         text not null,
  form_id      text,
  person       text not null,
  data         jsonb not null,
  completed_at timestamptz not null
);
create index task_outcome_by_request on desk.task_outcome (request_id, completed_at);

-- Approval ---------------------------------------------------------------------------------------
-- One row per decision of an approver. `concerns` are the brief's fields whose change reopens the step.
create table desk.approval (
  task_key      bigint primary key,
  request_id    text not null references desk.request,
  step          text not null,
  brief_version int not null,
  decision      text not null check (decision in ('approve', 'request-changes', 'reject')),
  person        text not null,
  reason        text,
  decided_at    timestamptz not null
);
create index approval_by_request on desk.approval (request_id, decided_at);

-- Budget: amounts in minor units (cents) of the account's currency. ----------------------------------
create table desk.budget_account (
  cost_centre   text not null,
  period        text not null,
  currency      text not null,
  planned_minor bigint not null check (planned_minor >= 0),
  primary key (cost_centre, period)
);
create table desk.budget_entry (
  effect_key   text primary key,
  request_id   text not null references desk.request,
  cost_centre  text not null,
  period       text not null,
  kind         text not null check (kind in ('reserve', 'release', 'spend')),
  amount_minor bigint not null,
  booked_at    timestamptz not null,
  foreign key (cost_centre, period) references desk.budget_account
);
create index budget_entry_by_account on desk.budget_entry (cost_centre, period);
create index budget_entry_by_request on desk.budget_entry (request_id);

-- Production ---------------------------------------------------------------------------------------
create table desk.deliverable (
  id           text primary key,
  request_id   text not null references desk.request,
  kind         text not null,
  title        text not null,
  channel      text,
  language     text not null,
  skill        text not null,
  effort_hours numeric(8, 2) not null,
  checks       text[] not null default '{}',
  producer     text references desk.person,
  state        text not null check (state in ('planned', 'in-production', 'in-review', 'rework', 'accepted')),
  rework_count int not null default 0,
  created_at   timestamptz not null,
  accepted_at  timestamptz,
  unique (request_id, kind, channel, language)
);
create index deliverable_open_by_producer on desk.deliverable (producer) where state <> 'accepted';

create table desk.asset_version (
  deliverable_id text not null references desk.deliverable,
  version        int not null,
  task_key       bigint not null unique,
  content        jsonb not null,
  sha256         text not null,
  author         text not null,
  created_at     timestamptz not null,
  check_findings jsonb,
  review         text check (review in ('accept', 'rework')),
  reviewer       text,
  review_comment text,
  reviewed_at    timestamptz,
  primary key (deliverable_id, version)
);

-- Launch ---------------------------------------------------------------------------------------------
create table desk.publication (
  effect_key   text primary key,
  request_id   text not null references desk.request,
  channel      text not null,
  state        text not null check (state in ('publishing', 'published', 'verified', 'retracted')),
  address      text,
  external_id  text,
  published_at timestamptz,
  verified_at  timestamptz,
  retracted_at timestamptz,
  unique (request_id, channel)
);
create table desk.landing_page (
  slug         text primary key,
  request_id   text not null references desk.request,
  title        text not null,
  language     text not null,
  html         text not null,
  live         boolean not null default true,
  views        bigint not null default 0,
  published_at timestamptz not null
);

-- Effects on the world: one row per effect, written with (or before) it; a worker that is called again
-- finds the row and returns its result.
create table desk.effect (
  key        text primary key,
  kind       text not null,
  request_id text,
  result     jsonb not null default '{}',
  at         timestamptz not null
);

-- Notifications and mail -------------------------------------------------------------------------------
create table desk.notification (
  id          bigint generated always as identity primary key,
  effect_key  text not null unique,
  request_id  text not null references desk.request,
  recipient   text not null references desk.person,
  template    text not null,
  language    text not null,
  subject     text not null,
  body        text not null,
  created_at  timestamptz not null,
  mailed_at   timestamptz,
  attempts    int not null default 0,
  next_attempt_at timestamptz not null,
  last_error  text,
  read_at     timestamptz
);
create index notification_unmailed on desk.notification (next_attempt_at) where mailed_at is null;
create index notification_by_recipient on desk.notification (recipient, created_at desc);

-- SLA --------------------------------------------------------------------------------------------------
-- Working time of a calendar; times are local to `time_zone`. Weekdays are ISO numbers (1 = Monday).
create table desk.business_calendar (
  id        text primary key,
  time_zone text not null
);
create table desk.working_hours (
  calendar_id text not null references desk.business_calendar on delete cascade,
  weekday     int not null check (weekday between 1 and 7),
  opens       time not null,
  closes      time not null check (closes > opens),
  primary key (calendar_id, weekday, opens)
);
create table desk.holiday (
  calendar_id text not null references desk.business_calendar on delete cascade,
  day         date not null,
  name        text not null,
  primary key (calendar_id, day)
);
-- One row per measured step: the instants that its timers were armed with and the policy they came from.
create table desk.sla_clock (
  element_instance_key bigint primary key,
  request_id           text not null references desk.request,
  step                 text not null,
  calendar_id          text not null,
  target_minutes       int not null,
  started_at           timestamptz not null,
  due_at               timestamptz not null,
  remind_at            timestamptz not null,
  escalate_at          timestamptz not null,
  policy               jsonb not null
);
create index sla_clock_by_request on desk.sla_clock (request_id, started_at);

-- Results ------------------------------------------------------------------------------------------------
create table desk.campaign_result (
  effect_key text primary key,
  request_id text not null references desk.request,
  metric     text not null,
  value      numeric not null,
  source     text not null,
  at         timestamptz not null
);
create index campaign_result_by_request on desk.campaign_result (request_id);
create table desk.rating (
  request_id text primary key references desk.request,
  score      int not null check (score between 1 and 5),
  comment    text,
  person     text not null,
  at         timestamptz not null
);

-- KPIs: immutable facts and the roll-ups kept from them -----------------------------------------------------
create table desk.kpi_fact (
  effect_key text primary key,
  request_id text not null references desk.request,
  kpi        text not null,
  stage      text not null default '',
  value      numeric not null,
  unit       text not null,
  type       text not null,
  team       text not null,
  priority   text not null,
  at         timestamptz not null
);
create index kpi_fact_by_request on desk.kpi_fact (request_id);
create table desk.kpi_rollup (
  day      date not null,
  kpi      text not null,
  stage    text not null,
  type     text not null,
  team     text not null,
  priority text not null,
  n        bigint not null,
  total    numeric not null,
  least    numeric not null,
  most     numeric not null,
  primary key (day, kpi, stage, type, team, priority)
);

-- Who did what through the portal, beyond answering tasks.
create table desk.audit_event (
  id       bigint generated always as identity primary key,
  at       timestamptz not null,
  person   text not null,
  action   text not null,
  subject  text not null,
  details  jsonb not null default '{}'
);
