-- Links that show where a request stands to people without an account. Only a digest of the secret is kept.
create table desk.share_link (
  id         uuid primary key default gen_random_uuid(),
  digest     bytea not null unique check (octet_length(digest) = 32),
  request_id text not null references desk.request,
  created_by text not null references desk.person,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at   timestamptz,
  check (expires_at > created_at)
);
create index share_link_open on desk.share_link (request_id, created_at) where ended_at is null;
