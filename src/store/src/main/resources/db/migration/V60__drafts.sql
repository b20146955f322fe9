-- Request forms that are not submitted yet; seen by their owner alone. `version` counts the saves, so that
-- two devices do not overwrite each other.
create table desk.draft (
  id         uuid primary key,
  owner      text not null references desk.person,
  type       text references desk.request_type,
  title      text not null,
  brief      jsonb not null,
  version    int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index draft_by_owner on desk.draft (owner, updated_at desc, id desc);

-- Half-filled forms of user tasks, one for each person; gone with the answer.
create table desk.task_draft (
  task_key   bigint not null,
  person     text not null references desk.person,
  data       jsonb not null,
  version    int not null,
  updated_at timestamptz not null,
  primary key (task_key, person)
);
