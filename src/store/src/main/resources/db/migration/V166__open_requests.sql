-- What dashboards ask of requests that are open, in rows of a few bytes; a request has some hundred, among millions. The
-- row comes with the request and goes when it is recorded that the root instance has ended: that it is there says nothing
-- of the request's state, which is the engine's.
create table desk.open_request (
  request_id text primary key references desk.request on delete cascade,
  type       text not null,
  team       text not null,
  priority   text not null,
  channels   jsonb,
  created_at timestamptz not null
);

create function desk.open_request() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into desk.open_request (request_id, type, team, priority, channels, created_at)
    values (new.id, new.type, coalesce(new.assigned_team, 'none'), coalesce(new.priority, 'none'), new.brief -> 'channels', new.created_at);
  else
    update desk.open_request
       set type = new.type, team = coalesce(new.assigned_team, 'none'), priority = coalesce(new.priority, 'none'),
           channels = new.brief -> 'channels', created_at = new.created_at
     where request_id = new.id;
  end if;
  return null;
end $$;
create trigger open_request_kept after insert on desk.request for each row execute function desk.open_request();
create trigger open_request_changed after update of type, assigned_team, priority, brief, created_at on desk.request
  for each row when ((old.type, old.assigned_team, old.priority, old.brief -> 'channels', old.created_at)
    is distinct from (new.type, new.assigned_team, new.priority, new.brief -> 'channels', new.created_at))
  execute function desk.open_request();

insert into desk.open_request (request_id, type, team, priority, channels, created_at)
select r.id, r.type, coalesce(r.assigned_team, 'none'), coalesce(r.priority, 'none'), r.brief -> 'channels', r.created_at
  from desk.request r
 where not exists (
   select 1 from engine.process_instance p where p.correlation_key = r.id and p.key = p.root_key and p.state <> 'active');
analyze desk.open_request;
