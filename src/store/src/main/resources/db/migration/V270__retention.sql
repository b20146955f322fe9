-- How long what is kept of requests stays where it is, as admins say; null: for ever.
create table desk.retention (
  kind       text primary key check (kind in ('operational', 'request-details')),
  keep_days  int check (keep_days >= 7),
  changed_by text references desk.person,
  changed_at timestamptz
);
insert into desk.retention (kind, keep_days) values ('operational', 30), ('request-details', 400);

-- Looked for once an hour, among commands of which nearly all were sent.
create index outbox_refused on desk.outbox (refused_at) where refused_at is not null;
create index idempotency_key_by_age on desk.idempotency_key (created_at);
