-- What a change means for the people whom it concerns, in its author's words: `notice`. A return has its reason there.
alter table desk.model_change add column notice text not null default '';

-- Whom a change concerned when it went live, and as what (an audience of the communication plan).
create table desk.model_change_person (
  change   int not null references desk.model_change,
  person   text not null references desk.person,
  audience text not null,
  primary key (change, person)
);
create index model_change_person_by_person on desk.model_change_person (person);

-- Changes that are live and of which people are to be told; `problem` is why they are not yet.
create table desk.model_change_news (
  change  int primary key references desk.model_change,
  next_at timestamptz not null,
  told_at timestamptz,
  problem text
);
create index model_change_news_due on desk.model_change_news (next_at) where told_at is null;
