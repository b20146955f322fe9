-- What people say about a model, or about one of its elements. A thread belongs to the model, whatever becomes of its versions and of
-- the element: it remembers on which version it was begun, on that one's draft or not, and how the element was called then.
create table desk.model_thread (
  id           bigint generated always as identity primary key,
  kind         text not null,
  model        text not null,
  element      text check (element <> ''),
  element_name text,
  version      int not null,
  on_draft     boolean not null,
  resolved     boolean not null default false,
  revision     int not null default 1,
  created_at   timestamptz not null,
  foreign key (kind, model, version) references desk.model_version,
  check ((element is null) = (element_name is null))
);
create index model_thread_of_model on desk.model_thread (kind, model, id desc);
create index model_thread_open on desk.model_thread (kind, model) where not resolved;

-- What is said in a thread. A removed one stays without its text. `key` is the author's own, so that a call that is repeated does not
-- say it twice.
create table desk.model_comment (
  id         bigint generated always as identity primary key,
  thread     bigint not null references desk.model_thread,
  author     text not null references desk.person,
  key        uuid,
  body       text not null,
  mentions   text[] not null default '{}',
  version    int not null default 1,
  created_at timestamptz not null,
  edited_at  timestamptz,
  deleted_at timestamptz,
  unique (author, key),
  check (deleted_at is null or body = '')
);
create index model_comment_of_thread on desk.model_comment (thread, id);

-- Who resolved a thread, or opened it again.
create table desk.model_thread_turn (
  id       bigint generated always as identity primary key,
  thread   bigint not null references desk.model_thread,
  person   text not null references desk.person,
  resolved boolean not null,
  at       timestamptz not null
);
create index model_thread_turn_of_thread on desk.model_thread_turn (thread, id);
