-- Channels of Slack and Microsoft Teams that are told what a group or a team is told. The address is a secret: who has
-- it can write to the channel. `audience` is `group:<name>` or `team:<name>`; `kinds` are kinds of events.
create table desk.webhook (
  id         uuid primary key default gen_random_uuid(),
  name       text not null check (length(name) between 1 and 80),
  format     text not null check (format in ('slack', 'teams')),
  address    text not null,
  audience   text not null check (audience ~ '^(group|team):.'),
  kinds      text[] not null check (cardinality(kinds) > 0),
  language   text not null,
  time_zone  text not null,
  enabled    boolean not null,
  created_by text not null references desk.person,
  created_at timestamptz not null,
  ended_at   timestamptz
);
create unique index webhook_name on desk.webhook (lower(name)) where ended_at is null;
create index webhook_by_audience on desk.webhook (audience) where ended_at is null and enabled;

-- What is told to a channel stands beside what is told to people: each row is for one of them.
alter table desk.notification
  alter column recipient drop not null,
  add column webhook_id uuid references desk.webhook,
  add check (num_nonnulls(recipient, webhook_id) = 1),
  drop constraint notification_check,
  add check (template in ('digest', 'webhook-try') or request_id is not null);
create index notification_by_webhook on desk.notification (webhook_id, id desc) where webhook_id is not null;
