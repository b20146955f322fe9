-- Admins read the audit by person and by kind; the newest first.
create index audit_event_by_person on desk.audit_event (person, id desc);
create index audit_event_by_action on desk.audit_event (action text_pattern_ops, id desc);
