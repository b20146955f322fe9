-- What people are told shows in the portal, too, and is mailed as each of them wants it. `facts` is what the
-- portal's own words are made of. What a portal tells has no language, subject and body until workers word the mail.
-- `mail`: not at all, at once (or when quiet hours have ended), or in a digest, which is a row of its own with the
-- template `digest`, of no request; `digest_id` names it once it is written.
alter table desk.notification
  alter column request_id drop not null,
  alter column language drop not null,
  alter column subject drop not null,
  alter column body drop not null,
  add column facts      jsonb not null default '{}',
  add column comment_id bigint references desk.comment,
  add column in_portal  boolean not null default false,
  add column mail       text not null default 'at-once' check (mail in ('off', 'at-once', 'digest')),
  add column digest_id  bigint references desk.notification,
  add check (template = 'digest' or request_id is not null),
  add check (digest_id is null or mail = 'digest');
-- What was told before was told by mail alone; all else says what it wants.
alter table desk.notification
  alter column facts drop default,
  alter column in_portal drop default,
  alter column mail drop default;

drop index desk.notification_unmailed;
drop index desk.notification_by_recipient;
create index notification_unmailed on desk.notification (next_attempt_at)
  where mailed_at is null and mail = 'at-once';
create index notification_undigested on desk.notification (next_attempt_at)
  where mailed_at is null and mail = 'digest' and digest_id is null;
create index notification_waiting on desk.notification (recipient)
  where mailed_at is null and mail <> 'off' and digest_id is null;
create index notification_by_digest on desk.notification (digest_id) where digest_id is not null;
create index notification_by_comment on desk.notification (comment_id) where comment_id is not null;
create index notification_in_portal on desk.notification (recipient, id desc) where in_portal;
create index notification_unread on desk.notification (recipient) where in_portal and read_at is null;

-- Where a person wants to be told of a kind of event; kinds that are missing are told as usual.
create table desk.notification_preference (
  person text not null references desk.person on delete cascade,
  kind   text not null,
  portal boolean not null,
  mail   text not null check (mail in ('off', 'at-once', 'digest')),
  primary key (person, kind)
);
-- When mails may reach a person, by the clocks of the person's time zone. Weekdays are ISO numbers (1 = Monday).
create table desk.mail_times (
  person      text primary key references desk.person on delete cascade,
  digest_at   time not null,
  quiet_from  time,
  quiet_until time,
  quiet_days  int[] not null,
  check ((quiet_from is null) = (quiet_until is null)),
  check (quiet_from <> quiet_until)
);
