-- Answers that the engine did not take any more. They count for nothing; who gave one finds what was entered, and why it
-- does not count. The next one of the same person to the same task replaces it.
create table desk.late_answer (
  task_key   bigint not null,
  person     text not null references desk.person,
  request_id text not null references desk.request,
  data       jsonb not null,
  given_at   timestamptz not null,
  refused_at timestamptz not null,
  instead    text not null check (instead in ('withdrawn', 'brief-changed', 'decided', 'moved-on', 'not-taken')),
  primary key (task_key, person)
);
create index late_answer_by_request on desk.late_answer (request_id, person);
