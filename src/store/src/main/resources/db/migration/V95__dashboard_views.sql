-- What a dashboard shows can be kept as a view, too.
alter table desk.saved_view drop constraint saved_view_list_check;
alter table desk.saved_view add constraint saved_view_list_check check (list in ('tasks', 'requests', 'dashboard'));
