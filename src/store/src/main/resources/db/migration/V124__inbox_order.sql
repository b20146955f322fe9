-- The inbox is in the order in which the portal showed things: what a plan's delay held back stands where it came.
update desk.notification set shown_at = created_at where in_portal and shown_at is null;
drop index desk.notification_in_portal;
create index notification_in_portal on desk.notification (recipient, shown_at desc, id desc) where in_portal;
