-- Models as process owners edit them. A model is a process, a decision or a form; its versions never change. What was deployed
-- past the studio becomes a version, too, without an author.
create table desk.model_version (
  kind     text not null check (kind in ('process', 'decision', 'form')),
  model    text not null,
  number   int not null check (number > 0),
  name     text not null,
  content  text not null,
  checksum text not null generated always as (md5(content)) stored,
  author   text references desk.person,
  note     text,
  based_on int,
  saved_at timestamptz not null,
  primary key (kind, model, number)
);

-- What somebody is writing, made from the version `base`; each person has one draft of a model.
create table desk.model_draft (
  kind       text not null,
  model      text not null,
  owner      text not null references desk.person,
  base       int not null,
  content    text not null,
  version    int not null,
  updated_at timestamptz not null,
  primary key (kind, model, owner),
  foreign key (kind, model, base) references desk.model_version
);

-- What the engine has, newest last per model. The id of a decision's file is that of its requirements, without the prefix that
-- editors give it.
create view desk.deployed_model as
select d.*, md5(d.content) as checksum from (
select 'process' as kind, bpmn_process_id as model, version, xml as content, resource_name, deployed_at
  from engine.process_definition
union all
select 'decision', regexp_replace(drg_id, '^[Dd]efinitions_', ''), version, xml, resource_name, deployed_at
  from engine.decision_requirements
union all
select 'form', form_id, version, schema, resource_name, deployed_at from engine.form) d;
