import type { AgreedVersion } from './agreements'

/** The step, and the engine's element instance, because of which a clock stood still. */
export interface ClockCause {
  step: string
  elementInstanceKey: string
  waitsFor: 'requester' | 'date'
}

export interface ClockSpan {
  state: 'counting' | 'paused' | 'outside-calendar'
  from: string
  until: string
  /** Business time that it used up. */
  workedSeconds: number
  /** Null unless paused. */
  cause: ClockCause | null
}

/** What a clock brings about. */
export interface ClockLevel {
  /** Null while it lies behind a pause that lasts. */
  at: string | null
  action: 'remind-assignee' | 'remind-group' | 'hand-over' | 'tell-manager' | 'raise-priority' | 'tell-team'
  /** The business minutes that will be used up then: why it comes at that instant. */
  afterMinutes: number
  group: string | null
  doneAt: string | null
}

/** A clock of a request, with the ledger that explains it. Minutes are business minutes of its calendar. */
export interface SlaClock {
  key: string
  /** `delivery` for the whole request. */
  step: string
  party: 'provider' | 'requester'
  state: 'counting' | 'paused' | 'outside-calendar' | 'ended'
  since: string
  calendar: { id: string; name: string; timeZone: string }
  startedAt: string
  endedAt: string | null
  targetMinutes: number
  usedMinutes: number
  leftMinutes: number
  dueAt: string
  /** Null unless paused. */
  dueIfResumedAt: string | null
  late: boolean
  next: ClockLevel | null
  /** All that it brings about, the earliest first. */
  levels: ClockLevel[]
  pausedBy: ClockCause | null
  spans: ClockSpan[]
  /** Null when the decision's row holds. */
  agreement: AgreedVersion | null
  moves: ClockMove[]
}

/** How a clock's deadline was moved, or another rule put in its place. */
export interface ClockMove {
  at: string
  reason: string
  cause: ClockCause | null
  /** The name of who did it; null when it was the process. */
  person: string | null
  from: string
  to: string
  /** Null when the rule is the same. */
  targetMinutesBefore: number | null
  agreementBefore: AgreedVersion | null
  agreement: AgreedVersion | null
}
