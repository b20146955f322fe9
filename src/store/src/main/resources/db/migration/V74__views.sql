-- Filters, order and scope of a list, kept under a name. Seen by the owner, and by a team or group when shared.
create table desk.saved_view (
  id          uuid primary key,
  owner       text not null references desk.person,
  list        text not null check (list in ('tasks', 'requests')),
  name        text not null,
  parameters  jsonb not null,
  shared_kind text check (shared_kind in ('team', 'group')),
  shared_with text,
  version     int not null default 1,
  updated_at  timestamptz not null,
  check ((shared_kind is null) = (shared_with is null))
);
create unique index saved_view_by_name on desk.saved_view (owner, list, lower(name));
create index saved_view_by_audience on desk.saved_view (shared_kind, shared_with) where shared_kind is not null;

-- The view with which a person's list begins; it may be somebody else's shared one.
create table desk.default_view (
  username text not null references desk.person on delete cascade,
  list     text not null,
  view_id  uuid not null references desk.saved_view on delete cascade,
  primary key (username, list)
);
create index default_view_by_view on desk.default_view (view_id);

-- Orders of the list of requests; the words are those of RequestSort. What is not known yet comes last.
create index request_by_promise on desk.request (coalesce(promised_at, 'infinity'::timestamptz), id);
create index request_by_launch on desk.request (coalesce(launch_at, 'infinity'::timestamptz), id);
create index request_by_title on desk.request (lower(title), id);
create index request_by_type on desk.request (type, id);
create index request_by_priority on desk.request (
  (case priority when 'critical' then 1 when 'high' then 2 when 'normal' then 3 when 'low' then 4 else 5 end), id);
