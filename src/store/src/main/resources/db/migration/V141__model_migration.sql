-- Running instances of a process are moved to another version of it. `mapping` says for elements of the one version which of the
-- other they are; what is not in it has no counterpart.
create table desk.model_migration (
  number       int generated always as identity primary key,
  process      text not null,
  from_key     bigint not null,
  from_version int not null,
  to_key       bigint not null,
  to_version   int not null,
  mapping      jsonb not null,
  reason       text not null,
  author       text not null references desk.person,
  created_at   timestamptz not null
);

-- What is moved. The workers take what is asked for; what the engine did not take says why.
create table desk.model_migration_instance (
  migration int not null references desk.model_migration,
  instance  bigint not null,
  state     text not null default 'waiting' check (state in ('waiting', 'asked', 'moved', 'refused', 'ended')),
  asked_at  timestamptz,
  at        timestamptz,
  problem   text,
  primary key (migration, instance)
);
create index model_migration_asked on desk.model_migration_instance (asked_at) where state = 'asked';
