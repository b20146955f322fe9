-- A password that an admin has given out signs in until then, for nothing but changing it; null: the person's own.
alter table desk.person add column one_time_until timestamptz;
