-- The trace (W3C Trace Context) in which a request was submitted: commands, jobs and records of it are told there, too.
create table desk.request_trace (
  request_id  text primary key references desk.request on delete cascade,
  traceparent text not null check (traceparent ~ '^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$')
);
