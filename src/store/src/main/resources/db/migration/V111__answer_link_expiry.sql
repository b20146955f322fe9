-- Links are forgotten some time after they have expired.
create index answer_link_by_expiry on desk.answer_link (expires_at);
