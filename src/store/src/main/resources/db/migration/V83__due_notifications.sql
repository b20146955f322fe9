-- What is due, mailed by itself or in a digest: looked through each second for what was done meanwhile.
create index notification_due on desk.notification (next_attempt_at)
  where mailed_at is null and mail <> 'off' and digest_id is null;
