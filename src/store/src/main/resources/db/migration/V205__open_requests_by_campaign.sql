-- Dashboards are narrowed to a campaign; what is asked of open requests has it as figures do.
alter table desk.open_request add column campaign text not null default 'none';

create or replace function desk.open_request() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into desk.open_request (request_id, type, team, priority, channels, created_at, campaign)
    values (new.id, new.type, coalesce(new.assigned_team, 'none'), coalesce(new.priority, 'none'), new.brief -> 'channels', new.created_at,
            coalesce(new.campaign, 'none'));
  else
    update desk.open_request
       set type = new.type, team = coalesce(new.assigned_team, 'none'), priority = coalesce(new.priority, 'none'),
           channels = new.brief -> 'channels', created_at = new.created_at, campaign = coalesce(new.campaign, 'none')
     where request_id = new.id;
  end if;
  return null;
end $$;
create or replace trigger open_request_changed after update of type, assigned_team, priority, brief, created_at, campaign on desk.request
  for each row when ((old.type, old.assigned_team, old.priority, old.brief -> 'channels', old.created_at, old.campaign)
    is distinct from (new.type, new.assigned_team, new.priority, new.brief -> 'channels', new.created_at, new.campaign))
  execute function desk.open_request();

update desk.open_request o set campaign = r.campaign from desk.request r where r.id = o.request_id and r.campaign is not null;
