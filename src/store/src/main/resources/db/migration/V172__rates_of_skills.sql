-- What an hour of work costs where a skill is known that it needs; '' is the rate of all. A version without an amount ends
-- a skill's rate: the rate of all holds again.
alter table desk.hourly_rate drop constraint hourly_rate_id_check;
alter table desk.hourly_rate rename column id to skill;
update desk.hourly_rate set skill = '';
alter table desk.hourly_rate alter column amount drop not null;
alter table desk.hourly_rate add check (amount is not null or skill <> '');
