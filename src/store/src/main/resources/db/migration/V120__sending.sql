-- What is being handed to a system that cannot be asked what it has got: by which process, and since when. It commits before
-- the handing over and is gone with the commit that notes it. While it is there, nobody else hands the same over.
create table desk.sending (
  what   text primary key,
  sender uuid not null,
  since  timestamptz not null default now()
);
