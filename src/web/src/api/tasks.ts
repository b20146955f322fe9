import type { SlaClock } from './clocks'
import type { Form } from './intake'
import type { Away } from './people'
import type { RequestMatch } from './requests'

export type TaskScope = 'mine' | 'group' | 'unassigned' | 'all'

export interface TaskQuery extends RequestMatch {
  scope: TaskScope
  /** e.g. `-due`; by deadline without it. */
  sort?: string
  step?: string
  due?: string
  dueFrom?: string
  dueTo?: string
  requestId?: string
}

export interface Task {
  id: string
  /** e.g. `approve-step` */
  step: string
  title: string
  /** Which approval step or piece it is about; null when there is only one. */
  about: string | null
  state: 'open' | 'completed' | 'canceled'
  requestId: string
  requestTitle: string
  requestType: string
  requestTypeTitle: string
  requester: string
  requesterName: string
  /** Null while it waits in its groups' queue. */
  assignee: string | null
  assigneeName: string | null
  /** Null when there. */
  assigneeAway: Away | null
  /** I stand in for the assignee. */
  standIn: boolean
  candidateGroups: string[]
  candidateUsers: string[]
  dueAt: string | null
  overdue: boolean
  priority: number
  fourEyes: boolean
  /** Only those see the request who need to. */
  confidential: boolean
  createdAt: string
}

/** A task with what is needed to work on it. */
export interface TaskDetail extends Task {
  /** Null when the task has none. */
  form: Form | null
  /** What the form is started with: what is shown, and the values of its fields. */
  data: Record<string, unknown>
  values: Record<string, unknown>
  /** Null when its time is not measured. */
  clock: TaskClock | null
  /** The clock explained. */
  sla: SlaClock | null
  /** Null when no rule named its group, such as for tasks of the requester. */
  reason: TaskReason | null
  answered: {
    person: string
    personName: string | null
    /** Who held the task and was away; null when the person answered as such. */
    onBehalfOf: string | null
    onBehalfOfName: string | null
    at: string
  } | null
  /** What I answered, and the process did not take any more. */
  lateAnswer: LateAnswer | null
  /** How its holder came to have it, while that was by delegation. */
  delegation: Handover | null
  /** Who took it over from whom, the earliest first. */
  handovers: Handover[]
}

/** What a link of a mail asks. */
export interface AskedByLink {
  /** Who answers, and how that person reads. */
  person: { username: string; displayName: string; language: string; timeZone: string }
  /** Whether a sign-in was needed. */
  signIn: boolean
  expiresAt: string
  task: Task
  /** Null when the task has none. */
  form: Form | null
  /** What the form is started with; `brief` in it is the request's brief. */
  data: Record<string, unknown>
  /** The form that the brief was written with; null while it is not known. */
  briefForm: Form | null
  files: { id: string; name: string; type: string; size: number }[]
}

/** A change of a task's holder. */
export interface Handover {
  at: string
  how: 'claimed' | 'released' | 'assigned' | 'delegated' | 'returned'
  by: string
  byName: string | null
  from: string | null
  fromName: string | null
  /** Null when it went back into its queue. */
  to: string | null
  toName: string | null
  note: string | null
}

export interface Completed {
  id: string
  requestId: string
  completedAt: string
  /** `waiting` while the engine cannot be reached: it is told as soon as it can be. */
  engine: 'told' | 'waiting'
}

/** An answer that does not count: the process had gone on when it got there. */
export interface LateAnswer {
  /** The form's fields as entered. */
  values: Record<string, unknown>
  at: string
  refusedAt: string
  /** What had happened: `withdrawn`, `brief-changed`, `decided`, `moved-on`, `not-taken`. */
  instead: string
}

/** Until when a task is wanted: the instants that its timers are armed with. */
export interface TaskClock {
  startedAt: string
  remindAt: string
  dueAt: string
  escalateAt: string
  /** Business minutes that it may take. */
  targetMinutes: number
  /** The group that hears when it is late; null when none does. */
  escalateTo: string | null
}

/** The rule that brought a task to its group. */
export interface TaskReason {
  at: string
  table: string
  /** The rule's number in the table. */
  rule: number
  /** What the rule's owner wrote beside it. */
  text: string | null
  inputs: { name: string; value: unknown }[]
}

/** What I entered in a task so far; version 0 when nothing was saved. */
export interface TaskDraft {
  values: Record<string, unknown>
  version: number
  updatedAt: string | null
}
