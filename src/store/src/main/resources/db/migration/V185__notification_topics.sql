-- People are told about requests, and about other things: `topic_kind` and `topic_key` say what, such as `request` and its
-- id, or `change` and its number; of the portal's own mails (a digest, a trial of a channel) nothing. `request_id` follows.
alter table desk.notification
  add column topic_kind text,
  add column topic_key  text;
update desk.notification set topic_kind = 'request', topic_key = request_id where request_id is not null;
alter table desk.notification drop column request_id;
alter table desk.notification
  add column request_id text generated always as (case when topic_kind = 'request' then topic_key end) stored
    references desk.request,
  add check (topic_kind ~ '^[a-z-]+$'),
  add check ((topic_kind is null) = (topic_key is null)),
  add check (template in ('digest', 'webhook-try') or topic_kind is not null);
create index notification_by_topic on desk.notification (topic_kind, topic_key, id desc);
create index notification_by_request on desk.notification (request_id, id desc) where request_id is not null;
