-- Calendars for people: a name, the region whose public holidays are days off (ISO 3166, e.g. DE-BE; the days are
-- core's PublicHolidays), and a version that each saving counts up.
alter table desk.business_calendar
  add column name           text,
  add column holiday_region text,
  add column version        int not null default 1;
update desk.business_calendar
   set name = case id when 'standard' then 'Berlin' when 'always' then 'Around the clock' else id end;
alter table desk.business_calendar alter column name set not null;

-- Days on which the desk itself is closed; both days included.
create table desk.calendar_closure (
  id          bigint generated always as identity primary key,
  calendar_id text not null references desk.business_calendar on delete cascade,
  from_day    date not null,
  until_day   date not null check (until_day >= from_day),
  name        text not null
);
create index calendar_closure_by_calendar on desk.calendar_closure (calendar_id, from_day);

-- The library has these four days of Berlin, and the others too. What somebody added beside them stays.
update desk.business_calendar set holiday_region = 'DE-BE' where id = 'standard' and time_zone = 'Europe/Berlin';
delete from desk.holiday h
 using desk.business_calendar c
 where c.id = h.calendar_id and c.id = 'standard' and c.holiday_region = 'DE-BE'
   and (extract(month from h.day), extract(day from h.day), h.name)
       in ((1, 1, 'New Year''s Day'), (5, 1, 'Labour Day'), (12, 25, 'Christmas Day'), (12, 26, 'Boxing Day'));
insert into desk.calendar_closure (calendar_id, from_day, until_day, name)
  select calendar_id, day, day, name from desk.holiday order by calendar_id, day;
drop table desk.holiday;

-- Which calendar a team or the requests of a region go by. Who has none goes by `standard`.
create table desk.calendar_assignment (
  kind        text not null check (kind in ('team', 'region')),
  subject     text not null,
  calendar_id text not null references desk.business_calendar,
  primary key (kind, subject)
);
create index calendar_assignment_by_calendar on desk.calendar_assignment (calendar_id);

insert into desk.business_calendar (id, name, time_zone, holiday_region) values
  ('gb-london', 'London', 'Europe/London', 'GB-ENG'),
  ('us-new-york', 'New York', 'America/New_York', 'US-NY'),
  ('sg-singapore', 'Singapore', 'Asia/Singapore', 'SG')
on conflict do nothing;
insert into desk.working_hours (calendar_id, weekday, opens, closes)
  select c.id, weekday, time '09:00', time '17:00'
    from desk.business_calendar c, generate_series(1, 5) weekday
   where c.id in ('gb-london', 'us-new-york', 'sg-singapore')
on conflict do nothing;
insert into desk.calendar_assignment (kind, subject, calendar_id) values
  ('region', 'emea', 'standard'), ('region', 'americas', 'us-new-york'), ('region', 'apac', 'sg-singapore');

create index sla_clock_by_calendar on desk.sla_clock (calendar_id);
