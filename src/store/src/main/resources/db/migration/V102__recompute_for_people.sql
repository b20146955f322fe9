-- What a requester has to do counts by the requester's own days: an absence, or another time zone, is a reason to
-- reckon the clocks again that wait for that person. `subject` is the username.
alter table desk.sla_recompute drop constraint sla_recompute_kind_check;
alter table desk.sla_recompute
  add constraint sla_recompute_kind_check check (kind in ('calendar', 'agreement', 'person'));
