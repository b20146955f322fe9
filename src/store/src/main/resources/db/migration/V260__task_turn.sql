-- Who is changing a task at this moment: one at a time, whichever portal it is. A row ends with the change, or by itself when its
-- portal died. Nothing of it is worth keeping through a crash of the database.
create unlogged table desk.task_turn (
  task_key bigint primary key,
  taken_by uuid not null,
  until    timestamptz not null
);
