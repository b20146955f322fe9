-- How a person wants the web client to look; language and time zone are columns of desk.person already.
alter table desk.person
  add column theme text not null default 'system' check (theme in ('system', 'light', 'dark'));
