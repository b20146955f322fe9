-- A confidential request is seen by its requester, by who works on it, by those whom it names, and by admins alone (ADR 0041).
alter table desk.request add column confidential boolean not null default false;
create index request_confidential on desk.request (id) where confidential;

-- Whom a request names: they see it while it is confidential, whatever their role.
create table desk.request_reader (
  request_id  text not null references desk.request on delete cascade,
  username    text not null references desk.person,
  added_by    text not null references desk.person,
  added_at    timestamptz not null,
  primary key (request_id, username)
);
create index request_reader_by_person on desk.request_reader (username);

-- A draft says whether the request is to be confidential.
alter table desk.draft add column confidential boolean not null default false;
