-- Why a brief was changed; null when nothing was said.
alter table desk.brief_version add column reason text;

-- Whose rules hold for a change of the brief. It moves in the transaction in which a stage settles the version
-- that it worked with, so that a change either belongs to the stage or is judged by the rules of the next one.
-- Requests that are under way already run on models that do not settle: their brief stays as it is.
alter table desk.request add column brief_stage text not null default 'closed'
  check (brief_stage in ('intake', 'approval', 'production', 'launch', 'closed'));
alter table desk.request alter column brief_stage set default 'intake';
-- The fields that concerned the approvals which were given.
alter table desk.request add column approved_fields text[] not null default '{}';
