-- Similar titles are found by trigrams; the extension is a trusted one of PostgreSQL's own.
create extension if not exists pg_trgm with schema public;
create index request_title_trigrams on desk.request using gin (lower(title) public.gin_trgm_ops);

-- What the requester has to add or correct; replaced each time the brief is looked at.
create table desk.brief_problem (
  request_id    text not null references desk.request,
  position      int not null,
  brief_version int not null,
  field         text not null,
  message       text not null,
  primary key (request_id, position)
);

-- Requests that may ask for the same; shown to the person who decides about it.
create table desk.duplicate_candidate (
  request_id   text not null references desk.request,
  candidate_id text not null references desk.request,
  score        numeric(4, 3) not null,
  reason       text not null,
  found_at     timestamptz not null,
  primary key (request_id, candidate_id)
);

-- A deliverable for no channel in particular exists once too.
alter table desk.deliverable drop constraint deliverable_request_id_kind_channel_language_key;
alter table desk.deliverable add constraint deliverable_identity
  unique nulls not distinct (request_id, kind, channel, language);

-- Which run of the publishing step made the publication: a late repetition of a run that was taken
-- back since must not publish again.
alter table desk.publication add column claimed_by bigint;
alter table desk.landing_page add column position int not null default 0;
create index landing_page_by_request on desk.landing_page (request_id);

-- Calendars of working time. `standard` is the desk's own; its time zone also says when a day begins.
insert into desk.business_calendar (id, time_zone) values ('standard', 'Europe/Berlin'), ('always', 'UTC');
insert into desk.working_hours (calendar_id, weekday, opens, closes)
  select 'standard', weekday, time '09:00', time '17:00' from generate_series(1, 5) weekday
  union all
  select 'always', weekday, time '00:00', time '24:00' from generate_series(1, 7) weekday;
insert into desk.holiday (calendar_id, day, name)
  select 'standard', make_date(year, month, day), name
    from generate_series(2025, 2032) year,
         (values (1, 1, 'New Year''s Day'), (5, 1, 'Labour Day'), (12, 25, 'Christmas Day'), (12, 26, 'Boxing Day'))
           as fixed (month, day, name);

-- Yearly budgets of the cost centres, in euro cents.
insert into desk.budget_account (cost_centre, period, currency, planned_minor)
  select cost_centre, year::text, 'EUR', planned * 100
    from generate_series(2025, 2032) year,
         (values ('CC-BRAND', 2000000), ('CC-GROWTH', 3000000), ('CC-PRODUCT', 1500000),
                 ('CC-EVENTS', 1000000), ('CC-REGION', 800000)) as centre (cost_centre, planned);
