-- A campaign holds requests that belong together. Its id stands in addresses, saved views and figures and never changes;
-- 'none' is what figures call requests that are in no campaign.
create table desk.campaign (
  id          text primary key check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and id <> 'none'),
  name        text not null,
  owner       text not null references desk.person,
  starts_on   date not null,
  ends_on     date check (ends_on >= starts_on),
  description text not null,
  -- Takes no more requests from then on; those that are in it stay.
  closed_at   timestamptz,
  version     int not null default 1,
  changed_at  timestamptz not null
);
create unique index campaign_by_name on desk.campaign (lower(name));

alter table desk.request add column campaign text references desk.campaign;
create index request_by_campaign on desk.request (campaign) where campaign is not null;
alter table desk.draft add column campaign text references desk.campaign;
