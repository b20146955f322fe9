-- What people say about a request; seen by all who see the request. A deleted one stays without its text.
-- `key` is the author's own, so that a call that is repeated does not say it twice.
create table desk.comment (
  id         bigint generated always as identity primary key,
  request_id text not null references desk.request,
  author     text not null references desk.person,
  key        uuid,
  body       text not null,
  mentions   text[] not null default '{}',
  created_at timestamptz not null,
  edited_at  timestamptz,
  deleted_at timestamptz,
  unique (author, key),
  check (deleted_at is null or body = '')
);
create index comment_by_request on desk.comment (request_id, id);

-- Up to which comment a person has seen a request.
create table desk.request_seen (
  person     text not null references desk.person,
  request_id text not null references desk.request,
  comment_id bigint not null,
  primary key (person, request_id)
);
