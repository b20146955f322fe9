-- Files that people added to a request, to one of its comments or to a draft. The bytes lie in the folder of
-- files, once for each digest.
create table desk.file (
  id         uuid primary key,
  request_id text references desk.request,
  draft_id   uuid references desk.draft on delete cascade,
  comment_id bigint references desk.comment,
  owner      text not null references desk.person,
  name       text not null,
  type       text not null,
  size       bigint not null,
  sha256     text not null,
  created_at timestamptz not null,
  check (num_nonnulls(request_id, draft_id) = 1),
  check (comment_id is null or request_id is not null)
);
create index file_by_request on desk.file (request_id, created_at, id);
create index file_by_draft on desk.file (draft_id);
create index file_by_comment on desk.file (comment_id);
create index file_by_digest on desk.file (sha256);
