-- The effect key is made of request and channel: a second unique constraint says nothing more, and two claims
-- at once may fail on it instead of meeting in the first one's row.
alter table desk.publication drop constraint publication_request_id_channel_key;
create index publication_by_request on desk.publication (request_id);
