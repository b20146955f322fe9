-- Wrong passwords of the last minute, counted for all portals together. Neither names nor addresses are kept: what is
-- tried as a name is now and then a password.
create table desk.failed_sign_in (
  attempt  bytea primary key check (length(attempt) = 32),
  failures integer not null check (failures > 0),
  until    timestamptz not null
);

create index failed_sign_in_until on desk.failed_sign_in (until);
