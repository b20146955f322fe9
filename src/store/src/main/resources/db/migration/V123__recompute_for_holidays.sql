-- An update of the desk can be the reason, too: then nobody asked.
alter table desk.sla_recompute alter column person drop not null;

-- V101 gave the desk's own calendar the holidays of Berlin; the clocks that were open have to follow.
insert into desk.sla_recompute (kind, subject, reason, asked_at)
  select 'calendar', id, 'holiday-region', now() from desk.business_calendar c
   where id = 'standard' and holiday_region is not null
     and exists (select 1 from desk.sla_clock k where k.calendar_id = c.id and k.ended_at is null);
