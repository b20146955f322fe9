-- A change: versions of models that are proposed together, reviewed by a second person and put into the engine in one
-- deployment. A change of the kind `return` puts back what was live before another one.
create table desk.model_change (
  number       int generated always as identity primary key,
  kind         text not null default 'change' check (kind in ('change', 'return')),
  title        text not null,
  reason       text not null,
  author       text not null references desk.person,
  state        text not null check (state in
    ('draft', 'in-review', 'sent-back', 'scheduled', 'deploying', 'live', 'failed', 'refused', 'withdrawn')),
  version      int not null default 1,
  returns      int references desk.model_change,
  effective_at timestamptz,
  reviewer     text references desk.person,
  reviewed_at  timestamptz,
  basis        text,
  problem      text,
  live_at      timestamptz,
  deployment   bigint,
  created_at   timestamptz not null,
  changed_at   timestamptz not null
);
create index model_change_due on desk.model_change (effective_at) where state in ('scheduled', 'deploying');

-- What a change proposes. `replaces` is the version that was live when the change went live; null when there was none.
create table desk.model_change_item (
  change   int not null references desk.model_change on delete cascade,
  kind     text not null,
  model    text not null,
  number   int not null,
  replaces int,
  primary key (change, kind, model),
  foreign key (kind, model, number) references desk.model_version
);

-- What became of a change: who did what, when, and why. Nobody did what the system did.
create table desk.model_change_event (
  id     bigint generated always as identity primary key,
  change int not null references desk.model_change,
  at     timestamptz not null,
  person text references desk.person,
  event  text not null,
  note   text
);
create index model_change_event_of on desk.model_change_event (change, id);

-- Who has seen a change.
create table desk.model_change_seen (
  change   int not null references desk.model_change,
  person   text not null references desk.person,
  first_at timestamptz not null,
  last_at  timestamptz not null,
  primary key (change, person)
);

-- What we put into the engine last, model by model. The engine's own facts come up a moment later; until then this says what
-- is live. `product` is the checksum of what came with the product last, so that it is told apart from what people changed.
create table desk.model_put (
  kind          text not null,
  model         text not null,
  version       int not null,
  resource_name text not null,
  content       text not null,
  put_at        timestamptz not null,
  primary key (kind, model)
);
create table desk.model_product (
  kind     text not null,
  model    text not null,
  checksum text not null,
  primary key (kind, model)
);

-- The checksum is reckoned of what is live alone, not of all that ever was.
create view desk.live_model as
select newest.*, md5(newest.content) as checksum from (
  select distinct on (kind, model) kind, model, version, resource_name, content
    from (
      select kind, model, version, resource_name, content from desk.deployed_model
      union all
      select kind, model, version, resource_name, content from desk.model_put) known
   order by kind, model, version desc) newest;
