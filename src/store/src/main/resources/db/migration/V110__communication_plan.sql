-- Who was told what, when, and why. `event` and `audience` are what the communication plan was asked for, `cause` is what
-- it happened by (`notify:<element instance>`, `waiting:<task or seat>`, `sla:<clock>:<level>`, `mention:<comment>`,
-- `assigned:<task>`), `plan_version` and `plan_rule` the row that answered. Nothing is told before `due_from`; `held_until`
-- is when a mail comes that waits for a delay, the end of quiet hours or a digest; `portal_at` when the portal is to show
-- it, `shown_at` when it did; `dropped_at` when a mail that waited was taken back.
alter table desk.notification
  add column event        text,
  add column audience     text,
  add column cause        text,
  add column plan_version int,
  add column plan_rule    text,
  add column plan_row     int,
  add column planned_mail text check (planned_mail in ('off', 'at-once', 'digest')),
  add column due_from     timestamptz,
  add column held_until   timestamptz,
  add column portal_at    timestamptz,
  add column shown_at     timestamptz,
  add column dropped_at   timestamptz;
-- `undecided`: a portal tells of it, and the plan does not say yet how.
alter table desk.notification
  drop constraint notification_mail_check,
  add constraint notification_mail_check check (mail in ('off', 'at-once', 'digest', 'undecided'));
update desk.notification set shown_at = created_at where in_portal;

create index notification_by_request on desk.notification (request_id, id desc);
create index notification_undecided on desk.notification (next_attempt_at) where mail = 'undecided';
create index notification_to_show on desk.notification (portal_at) where portal_at is not null;

-- Tasks that nobody was told of, because the plan does not say how: tried again until it does.
create table desk.untold_task (
  task_key bigint primary key,
  asking   text not null,
  problem  text not null,
  next_at  timestamptz not null
);
