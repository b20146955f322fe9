-- Who signs in at an identity provider has no password here.
alter table desk.person alter column password_hash drop not null;

-- As which subject of which identity provider a person is known. A subject never changes, as names and addresses do.
create table desk.person_identity (
  issuer    text not null,
  subject   text not null,
  username  text not null references desk.person on delete cascade,
  claims_at timestamptz not null, -- when the provider issued what the person's roles and groups were read from last
  linked_at timestamptz not null default now(),
  primary key (issuer, subject),
  unique (issuer, username)
);
create index person_identity_by_person on desk.person_identity (username);
