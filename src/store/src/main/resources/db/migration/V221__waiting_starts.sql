-- Counted before a request is taken: only what has not begun yet, among commands of which most are about what runs.
create index outbox_waiting_starts on desk.outbox (id)
  where sent_at is null and refused_at is null
    and kind = 'publish-message' and payload ->> 'name' = 'Msg_RequestSubmitted';
