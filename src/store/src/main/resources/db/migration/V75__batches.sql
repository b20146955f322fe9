-- Tables of requests that somebody uploaded; seen by their owner alone. `columns` are the fields that the file has,
-- `unknown` the columns that are none. A row keeps what its cells say until it is a request.
create table desk.batch (
  id         uuid primary key,
  owner      text not null references desk.person,
  type       text not null references desk.request_type,
  file_name  text not null,
  encoding   text not null,
  columns    text[] not null,
  unknown    text[] not null,
  created_at timestamptz not null
);
create index batch_by_owner on desk.batch (owner, created_at desc, id desc);
create table desk.batch_row (
  batch_id   uuid not null references desk.batch on delete cascade,
  position   int not null,
  cells      jsonb not null,
  request_id text references desk.request,
  primary key (batch_id, position)
);
