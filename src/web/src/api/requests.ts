/** What a request must be to be listed; several values stand with commas, days as `2028-03-31`. */
export interface RequestMatch {
  q?: string
  type?: string
  priority?: string
  team?: string
  requester?: string
  /** Also `open` and `ended`. */
  status?: string
  launchFrom?: string
  launchTo?: string
  channel?: string
  language?: string
  budgetFrom?: string
  budgetTo?: string
  campaign?: string
}

export type RequestScope = 'mine' | 'team' | 'all'

export type RequestStatus =
  | 'submitted'
  | 'intake'
  | 'waiting-for-requester'
  | 'approval'
  | 'production'
  | 'launch'
  | 'measuring'
  | 'delivered'
  | 'rejected'
  | 'withdrawn'
  | 'cancelled'

export interface RequestQuery extends RequestMatch {
  scope: RequestScope
  /** e.g. `title`; the newest first without it. */
  sort?: string
}

/** What lists can be narrowed to: what the forms offer (label by value), and what there is. */
export interface FilterChoices {
  channels: Record<string, string>
  languages: Record<string, string>
  priorities: string[]
  teams: string[]
}

/** Whose move it is. */
export interface Ball {
  state: 'tasks' | 'ended' | 'stopped' | 'withdrawing' | 'starting' | 'waiting-for-launch' | 'preparing'
  /** Whether an operator must help, beside whatever waits. */
  stopped: boolean
  dueAt: string | null
  tasks: BallTask[]
}

export interface BallTask {
  id: string
  step: string
  title: string
  assignee: string | null
  assigneeName: string | null
  candidateGroups: string[]
  dueAt: string | null
  overdue: boolean
}

export interface DeliveryPromise {
  at: string
  outlook: 'holds' | 'at-risk' | 'late' | 'kept' | 'missed'
  /** Null unless at risk. */
  risk: 'stopped' | 'task-overdue' | 'time-nearly-used' | null
  /** Its clock stands still until the requester acts; `at` is what it would be if it went on now. */
  paused: boolean
}

export interface RequestItem {
  id: string
  type: string
  typeTitle: string
  title: string
  status: RequestStatus
  requester: string
  requesterName: string
  team: string
  /** Group that works on it; null before triage. */
  assignedTeam: string | null
  priority: string | null
  briefVersion: number
  createdAt: string
  launchAt: string | null
  promisedAt: string | null
  endedAt: string | null
  withdrawnAt: string | null
  /** Null when it is in none. */
  campaign: string | null
  campaignName: string | null
  /** Only those see it who need to. */
  confidential: boolean
  ball: Ball
  /** Null while nothing is promised, and when the request was given up. */
  promise: DeliveryPromise | null
  /** Comments of others that I have not seen. */
  unread: number
}

export interface Deliverable {
  id: string
  kind: string
  title: string
  channel: string | null
  language: string
  state: 'planned' | 'in-production' | 'in-review' | 'rework' | 'accepted'
  producer: string | null
  producerName: string | null
  /** The newest one handed in; null before. */
  version: number | null
  reworkCount: number
  acceptedAt: string | null
}

export interface Publication {
  channel: string
  state: 'publishing' | 'published' | 'verified' | 'retracted'
  address: string | null
  publishedAt: string | null
  retractedAt: string | null
}

/** Budget on a cost centre, in units of the currency. */
export interface Booking {
  costCentre: string
  currency: string
  reserved: number
  spent: number
}

/** A request with all that belongs to it. */
export interface RequestDetail extends RequestItem {
  brief: Record<string, unknown>
  deliverables: Deliverable[]
  publications: Publication[]
  bookings: Booking[]
  rating: { score: number; comment: string | null; at: string } | null
  withdrawal: { at: string; person: string; reason: string } | null
  /** When the details moved into the archive; null while they have not. */
  archivedAt: string | null
  may: { withdraw: boolean; changeBrief: boolean; giveCampaign: boolean; makeConfidential: boolean }
}

/** A link that shows the status of a request without sign-in. */
export interface ShareLink {
  id: string
  createdBy: string
  createdByName: string
  createdAt: string
  expiresAt: string
  mayEnd: boolean
}

/** A link that was just made; its `path` has the secret and is told once. */
export interface MadeLink {
  id: string
  path: string
  expiresAt: string
}

/** Where a request stands, as a link shows it. */
export interface Standing {
  id: string
  title: string
  type: string
  typeTitle: string
  status: RequestStatus
  createdAt: string
  launchAt: string | null
  promisedAt: string | null
  outlook: DeliveryPromise['outlook'] | null
  endedAt: string | null
  asOf: string
}

export interface BriefChange {
  field: string
  label: string
  /** In the words of the form; null for nothing. */
  beforeText: string | null
  afterText: string | null
}

export interface BriefVersion {
  version: number
  at: string
  person: string
  personName: string
  reason: string | null
  changes: BriefChange[]
}

export interface BriefChanged {
  id: string
  briefVersion: number
  /** None when the brief reads as before. */
  changes: BriefChange[]
}
