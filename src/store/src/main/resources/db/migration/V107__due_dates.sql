-- The due date of a user task follows its clock.
alter table desk.outbox
  drop constraint outbox_kind_check,
  add constraint outbox_kind_check check (kind in ('publish-message', 'complete-user-task', 'move-due-date'));
