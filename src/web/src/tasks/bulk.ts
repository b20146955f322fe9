import { api } from '../api/api'
import type { Problem, Result } from '../api/request'
import type { Me } from '../api/people'
import type { Task } from '../api/tasks'
import { mayAssign, standing } from './rules'
import { enteredNames } from './taskForm'

/** What can be done with several tasks at once. */
export type BulkAction = 'claim' | 'approve' | 'assign'

/** How it went with one task. */
export type Outcome = { is: 'waiting' } | { is: 'done'; noteLost?: boolean } | { is: 'failed'; problem: Problem }

/** The tasks that the action can be tried on; the portal judges each again. */
export function fitting(action: BulkAction, tasks: Task[], me: Me): Task[] {
  switch (action) {
    case 'claim':
      return tasks.filter((task) => task.assignee === null && standing(task, me) === 'may-answer')
    case 'approve':
      return tasks.filter((task) => task.step === 'approve-step' && standing(task, me) === 'may-answer')
    case 'assign':
      return tasks.filter((task) => task.state === 'open' && mayAssign(task, me))
  }
}

/** Approves a step; the note is kept where the task's form takes one (tasks of an older form do not). */
export async function approve(id: string, note: string): Promise<Outcome> {
  const task = await api.task(id)
  if (!task.ok) return { is: 'failed', problem: task.problem }
  const takesNote = enteredNames(task.value.form?.schema.components ?? []).includes('comment')
  const answer = await api.complete(id, { approvalDecision: 'approve', ...(note && takesNote ? { comment: note } : {}) })
  return answer.ok ? { is: 'done', noteLost: note !== '' && !takesNote } : { is: 'failed', problem: answer.problem }
}

/** The outcome of a call. */
export const outcome = (result: Result<unknown>): Outcome =>
  result.ok ? { is: 'done' } : { is: 'failed', problem: result.problem }

/** Does it with one task after the other, two at a time, and tells each outcome as it comes. */
export async function each(tasks: Task[], act: (task: Task) => Promise<Outcome>, tell: (id: string, outcome: Outcome) => void): Promise<void> {
  const waiting = [...tasks]
  const work = async () => {
    for (let task = waiting.shift(); task; task = waiting.shift()) tell(task.id, await act(task))
  }
  await Promise.all([work(), work()])
}
