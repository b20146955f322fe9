-- Reports by schedule. Days and times are those of the calendar 'standard'.
create table desk.report (
  id         uuid primary key,
  name       text not null,
  language   text not null check (language in ('en', 'pl', 'zh-Hans', 'zh-Hant', 'fa')),
  every      text not null check (every in ('day', 'week', 'month')),
  day        int check (day between 1 and 28),
  at         time not null,
  filters    jsonb not null,
  people     text[] not null,
  groups     text[] not null,
  active     boolean not null,
  -- What was due before is not sent.
  since      timestamptz not null,
  owner      text not null references desk.person,
  version    int not null default 1,
  updated_at timestamptz not null
);

-- A report of one period. What was made stays as it was sent, also when the report is changed or deleted later.
create table desk.report_run (
  id          uuid primary key,
  report_id   uuid references desk.report on delete set null,
  name        text not null,
  language    text not null,
  filters     jsonb not null,
  period_from date not null,
  period_to   date not null,
  -- Who asked for it out of turn, and gets it alone.
  wanted_by   text references desk.person,
  due_at      timestamptz not null,
  created_at  timestamptz not null,
  made_at     timestamptz,
  subject     text,
  html        text,
  pdf         bytea,
  check ((made_at is null) = (pdf is null))
);
create unique index report_run_once on desk.report_run (report_id, period_from, period_to) where wanted_by is null;
create index report_run_by_time on desk.report_run (created_at desc, id desc);
create index report_run_unmade on desk.report_run (created_at) where made_at is null;

-- Who gets it. One row for each person, however often the work is done.
create table desk.report_delivery (
  run_id          uuid not null references desk.report_run,
  recipient       text not null references desk.person,
  email           text not null,
  attempts        int not null default 0,
  next_attempt_at timestamptz not null,
  last_error      text,
  sent_at         timestamptz,
  primary key (run_id, recipient)
);
create index report_delivery_waiting on desk.report_delivery (next_attempt_at) where sent_at is null;

-- Somebody asks for a report out of turn: a command to the engine that belongs to no request.
alter table desk.outbox alter column request_id drop not null;
