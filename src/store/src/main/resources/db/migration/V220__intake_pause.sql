-- Times in which no new requests are taken, as admins said; the one without an end that was said is the one that may run.
create table desk.intake_pause (
  id        bigint generated always as identity primary key,
  message   text not null check (length(message) between 1 and 500),
  paused_at timestamptz not null,
  paused_by text not null references desk.person (username),
  -- When requests are taken again by themselves; null: when somebody says so.
  until     timestamptz,
  ended_at  timestamptz,
  ended_by  text references desk.person (username)
);

create unique index intake_pause_open on desk.intake_pause ((true)) where ended_at is null;
