-- The second factor of people who sign in with a password: codes by time (RFC 6238).
create table desk.second_factor (
  username     text primary key references desk.person on delete cascade,
  secret       bytea not null,
  confirmed_at timestamptz, -- empty while it is being set up: it is not asked for yet
  last_step    bigint not null default 0 -- the newest step of time of which a code was taken; none is taken twice
);
-- Codes for the day on which the device is lost; each is deleted as it is used.
create table desk.recovery_code (
  username text not null references desk.second_factor on delete cascade,
  digest   bytea not null,
  primary key (username, digest)
);
