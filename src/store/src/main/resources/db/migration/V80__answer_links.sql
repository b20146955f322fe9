-- Links in mails by which a person answers one task. Only a digest of the secret is kept. A mail that had to be sent
-- again has a link of its own for each attempt, since nobody knows which of them came.
create table desk.answer_link (
  digest     bytea primary key check (octet_length(digest) = 32),
  task_key   bigint not null,
  request_id text not null references desk.request,
  person     text not null references desk.person,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz,
  ended_at   timestamptz
);
create index answer_link_by_task on desk.answer_link (task_key);

-- What stands in a mail in place of a link's secret until it is sent: so that no secret is kept here.
alter table desk.notification
  add column answer_marker uuid,
  add column answer_until  timestamptz,
  add check ((answer_marker is null) = (answer_until is null));

-- Up to which record of each partition people were told of tasks that wait. `first_timestamp` tells one log from
-- another, as in `engine.exporter_position`. What is open already was seen in the lists.
create table desk.task_watch (
  partition_id    int primary key,
  first_timestamp bigint not null,
  position        bigint not null
);
insert into desk.task_watch select partition_id, first_timestamp, position from engine.exporter_position;
create index user_task_open_by_position on engine.user_task (partition_id, position) where state = 'open';
