import type { Me } from '../api/people'
import type { Task, TaskDetail } from '../api/tasks'

/** What a person may do with a task; the portal judges again (docs/api.md, "Who sees and does what"). */
export type Standing =
  | 'may-answer'
  /** Somebody else holds it. */
  | 'taken'
  /** Who asked does not decide. */
  | 'four-eyes'
  /** It is for others: only to be looked at. */
  | 'for-others'
  | 'completed'
  | 'canceled'

export function standing(task: Task, me: Me): Standing {
  if (task.state !== 'open') return task.state
  if (task.fourEyes && task.requester === me.username) return 'four-eyes'
  if (!isCandidate(task, me)) return 'for-others'
  return task.assignee && task.assignee !== me.username && !task.standIn ? 'taken' : 'may-answer'
}

/** Whether what I answered does not count, and there is nothing to answer any more. */
export function answeredInVain(task: TaskDetail): boolean {
  return task.lateAnswer !== null && task.state !== 'open'
}

/** Whether the person may hand the task to somebody: its holder, members of its groups, and those who hand out work. */
export function mayAssign(task: Task, me: Me): boolean {
  const dispatcher = me.roles.includes('admin') || me.roles.includes('operator') || me.groups.includes('marketing-leads')
  return dispatcher || task.assignee === me.username || (task.standIn && isCandidate(task, me)) || task.candidateGroups.some((group) => me.groups.includes(group))
}

function isCandidate(task: Task, me: Me): boolean {
  return (
    task.assignee === me.username ||
    task.candidateUsers.includes(me.username) ||
    task.candidateGroups.some((group) => me.groups.includes(group)) ||
    (task.standIn && task.assignee === task.requester)
  )
}
