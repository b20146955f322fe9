-- What somebody holds is listed by deadline, too; tasks without one come last.
drop index engine.user_task_open_by_assignee;
create index user_task_open_by_assignee on engine.user_task (assignee, coalesce(due_at, 'infinity'::timestamptz), key)
  where state = 'open';

-- Tasks that name people who could take them are few: without this, somebody who has few tasks had all of them read.
create index user_task_open_by_users on engine.user_task using gin (candidate_users)
  where state = 'open' and candidate_users <> '{}';
