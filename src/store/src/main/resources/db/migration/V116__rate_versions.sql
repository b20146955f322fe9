-- What an hour of work costs, with all that it cost before: the version that holds is the latest.
alter table desk.hourly_rate drop constraint hourly_rate_pkey;
alter table desk.hourly_rate add primary key (id, version);
