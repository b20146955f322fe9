-- The calendar that the decision's row meant for the request when the clock started, also while an agreement holds in the
-- row's place: when that ends, the row counts by the same calendar again. Unknown of older clocks whose row left it to the
-- team or the requester while an agreement held.
alter table desk.sla_clock add column decided_calendar_id text references desk.business_calendar;
update desk.sla_clock c
   set decided_calendar_id = case when c.agreement_id is null then c.calendar_id
     else (select b.id from desk.business_calendar b where b.id = c.decided ->> 'calendar') end;
create index sla_clock_by_decided_calendar on desk.sla_clock (decided_calendar_id);
