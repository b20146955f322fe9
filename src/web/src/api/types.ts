import type { FormSchema, Values } from '../forms/schema'

/** What the portal sends and takes; instants are ISO 8601 in UTC, ids are texts. */

export interface Page<T> {
  items: T[]
  /** Pass it on for the next page; null on the last one. */
  nextCursor: string | null
}

export type Role =
  | 'requester'
  | 'approver'
  | 'producer'
  | 'launch-manager'
  | 'process-owner'
  | 'analyst'
  | 'operator'
  | 'admin'

export interface Me {
  username: string
  displayName: string
  email: string
  team: string
  region: string
  language: string
  timeZone: string
  roles: Role[]
  groups: string[]
  skills: string[]
}

/** Somebody as others see them. */
export interface Person {
  username: string
  displayName: string
  team: string
  groups: string[]
  skills: string[]
  /** Null when there. */
  away: Away | null
}

/** A password that was given out; told once. */
export interface OneTimePassword {
  password: string
  validUntil: string
}

/** That somebody is away now. */
export interface Away {
  /** The last day, e.g. `2026-12-24`. */
  until: string
  /** Null when nobody stands in. */
  deputy: string | null
  deputyName: string | null
  note: string | null
}

/** A time for which I said to be away. */
export interface Absence {
  id: string
  /** Days of my time zone, both included. */
  from: string
  until: string
  deputy: string | null
  deputyName: string | null
  note: string | null
  /** It lasts at this moment. */
  now: boolean
  /** My groups whose tasks the deputy may not do. */
  uncovered: string[]
  /** The deputy is away on some of the days, too. */
  deputyAway: boolean
}

export type AbsenceEntry = Pick<Absence, 'from' | 'until' | 'deputy' | 'note'>

export interface DemoAccount {
  username: string
  password: string
  displayName: string
}

export interface SessionState {
  signedIn: boolean
  person: Me | null
  /** Nothing is open before another password is chosen. */
  passwordChange: boolean
  /** Empty where demo accounts are not switched on. */
  demoAccounts: DemoAccount[]
  /** The way to the identity provider; null where none is configured. */
  provider: ProviderWay | null
  /** Whether anybody can sign in with a password. */
  passwords: boolean
}

export interface ProviderWay {
  /** What its button says. */
  name: string
  /** Takes `return`, the page to come back to. */
  address: string
}

export interface PasswordState {
  /** Whether a password is kept here that signs in. */
  kept: boolean
  /** How many characters a new one must have. */
  shortest: number
}

export interface SecondFactorState {
  /** Whether the person signs in with a password at all. */
  possible: boolean
  /** Whether a code is asked for at sign-in. */
  set: boolean
  /** Whether the person's role needs one. */
  needed: boolean
  /** How many recovery codes are left. */
  recoveryCodes: number
}

/** What an authenticator app is given, typed or as a QR code. */
export interface SecondFactorBegun {
  secret: string
  address: string
}

/** Where the browser goes to sign out at the identity provider, too. */
export interface SignedOut {
  endSession: string
}

export type Language = 'en' | 'pl' | 'zh-Hans' | 'zh-Hant' | 'fa'
export type Theme = 'system' | 'light' | 'dark'

export interface Settings {
  language: Language
  timeZone: string
  theme: Theme
}

/** What I was told. */
export interface Notification {
  id: string
  /** What it tells, e.g. `mention`, `task-reminder`. */
  template: string
  /** What it is about, e.g. a `request` and its id, and where the portal shows it. */
  topic: { kind: string; key: string; path: string }
  /** Single values of it: `title` of the request, and `author`, `text`, `task` (a step), `taskKey`, `dueAt` where there is one; of an answer that came too late `answeredTask` and `instead`. */
  facts: Record<string, string | undefined>
  createdAt: string
  /** When the portal showed it; later when the communication plan has a delay. */
  shownAt: string
  readAt: string | null
}

export type MailMode = 'off' | 'at-once' | 'digest'

/** Where I am told of a kind of event. */
export interface EventChoice {
  kind: string
  portal: boolean
  mail: MailMode
  /** What the communication plan has of it: one can choose less. */
  most: { portal: boolean; mail: MailMode }
}

/** How I want to be told of things; times of day are `HH:mm` in my time zone, days ISO weekdays. */
export interface NotificationChoices {
  events: EventChoice[]
  digestAt: string
  /** Null without quiet hours, as `quietUntil` then is. */
  quietFrom: string | null
  quietUntil: string | null
  quietDays: number[]
}

export interface RequestType {
  type: string
  title: string
  description: string
  /** Its intake form. */
  formId: string
  /** How long its requests took; `days` is null while too few were delivered to say. */
  typical: { delivered: number; days: number | null }
  examples: Pick<RequestExample, 'id' | 'title'>[]
}

/** A brief to learn from or to start from. */
export interface RequestExample {
  id: string
  type: string
  title: string
  brief: Values
  /** The campaign that the request is to be in; null for none. */
  campaign: string | null
}

/** A deployed form. */
export interface Form {
  formId: string
  version: number
  schema: FormSchema
}

/** What a person has entered of a request that is not submitted. */
export interface Entered {
  type: string
  title: string
  brief: Values
  /** The campaign that the request is to be in; null for none. */
  campaign: string | null
  confidential: boolean
}

export interface DraftSummary {
  id: string
  /** Null while no type was chosen. */
  type: string | null
  title: string
  version: number
  updatedAt: string
}

export interface Draft extends DraftSummary {
  brief: Values
  campaign: string | null
  confidential: boolean
}

/** How large files may be, and of which types. */
export interface FileLimits {
  mostBytes: number
  types: { type: string; extensions: string[] }[]
}

export interface StoredFile {
  id: string
  name: string
  type: string
  size: number
  owner: string
  createdAt: string
}

/** The answer to a submission: the request is safe. */
export interface Submitted {
  id: string
  type: string
  title: string
}

export type TaskScope = 'mine' | 'group' | 'unassigned' | 'all'

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

export type WebhookFormat = 'slack' | 'teams'

/** A channel as it is entered. */
export interface WebhookEntry {
  name: string
  format: WebhookFormat
  /** A secret; null keeps the one that is known. */
  address: string | null
  /** `group:legal`, `team:web` */
  audience: string
  /** Kinds of events. */
  kinds: string[]
  language: Language
  timeZone: string
  enabled: boolean
}

/** A channel, and how its messages fare. */
export interface Webhook extends WebhookEntry {
  id: string
  /** Where it leads, without what makes it a secret. */
  address: string
  deliveredAt: string | null
  waiting: number
  lastError: string | null
}

export interface WebhookChoices {
  audiences: string[]
  kinds: string[]
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

export type TeamSection = 'unassigned' | 'unscheduled' | 'late'

/** A deliverable without an open task, as team leads see it. */
export type TeamPiece = Omit<Piece, 'overdue'>

/** What somebody has in hand, against what the person can do. */
export interface Load {
  username: string
  displayName: string
  team: string
  tasks: number
  tasksWithoutEstimate: number
  deliverables: number
  deliverablesWithoutEstimate: number
  /** Sum of the hours in the production plan of the deliverables. */
  hours: number
  hoursPerWeek: number
  /** The hours per week were said of this person; else they are the usual ones. */
  own: boolean
  away: Away | null
  /** Days of the span on which the desk works, and those of them on which the person is away. */
  workingDays: number
  awayDays: number
  capacityHours: number
}

export interface TeamLoad {
  from: string
  until: string
  usualHoursPerWeek: number
  mayChange: boolean
  items: Load[]
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

/** A list of which views can be kept. */
export type ViewedList = 'tasks' | 'requests' | 'dashboard'

/** Who else sees a view. */
export interface Audience {
  kind: 'team' | 'group'
  name: string
}

/** What a view keeps. */
export interface ViewContent {
  name: string
  /** Parameters of the list's address. */
  parameters: Record<string, string>
  /** Null while nobody else sees it. */
  sharedWith: Audience | null
}

export interface SavedView extends ViewContent {
  id: string
  list: ViewedList
  owner: string
  ownerName: string
  /** Whether my list begins with it. */
  first: boolean
  version: number
  updatedAt: string
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

/** Which events of the audit; days as `2028-03-31`. */
export interface AuditQuery {
  person?: string
  action?: string
  subject?: string
  from?: string
  to?: string
}

/** Something that somebody did. */
export interface AuditEvent {
  id: string
  at: string
  person: string
  /** Null when there is nobody of that name. */
  personName: string | null
  action: string
  subject: string
  details: Record<string, unknown>
}

/** Somebody whom a request names to see it. */
export interface Reader {
  username: string
  displayName: string
  addedByName: string
  addedAt: string
}

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

/** A version of an agreement. */
export interface AgreedVersion {
  id: string
  version: number
  name: string
}

/** What a version of an agreement says. Hours are business hours of the calendar; null means all. */
export interface AgreementContent {
  name: string
  step: string
  requestType: string | null
  priority: string | null
  slaClass: string | null
  provider: string
  customerTeam: string | null
  deliverable: string
  targetHours: number
  remindAfterHours: number
  escalateAfterHours: number
  calendar: string
  pausesForRequester: boolean
}

/** A version as it is entered. */
export interface AgreementEntry extends AgreementContent {
  providerPerson: string
  customerPerson: string
  /** A day in the calendar's time zone; null means at once. */
  validFrom: string | null
}

export interface NamedPerson {
  username: string
  name: string
}

export interface AgreementVersion extends AgreementContent {
  version: number
  calendarName: string
  providerPerson: NamedPerson
  customerPerson: NamedPerson
  providerAgreedAt: string | null
  customerAgreedAt: string | null
  validFrom: string
  madeBy: NamedPerson
  madeAt: string
  /** Since when it was in force; null while it never was. */
  inForceAt: string | null
  /** Whether I am asked to agree and have not. */
  mayAgree: boolean
}

export interface Agreement {
  id: string
  /** Number of the newest version. */
  latest: number
  /** Number of the version in force. */
  inForce: number | null
  endedAt: string | null
  endedBy: NamedPerson | null
  mayChange: boolean
  /** The newest first; in a list the newest and the one in force alone. */
  versions: AgreementVersion[]
}

/** What finished clocks are reckoned by once more, without changing anything. */
export interface WhatIfQuery {
  step: string
  requestType: string | null
  priority: string | null
  slaClass: string | null
  customerTeam: string | null
  targetHours: number
  calendar: string
  pausesForRequester: boolean
  /** Days of the desk; the last one counts. */
  from: string
  until: string
}

export interface WhatIfAnswer {
  finished: number
  /** Whether there are more, which ended earlier. */
  capped: boolean
  kept: number
  wouldBeKept: number
  /** How many would have come out otherwise. */
  changed: number
  items: {
    /** Null, as its title, of a confidential request. */
    requestId: string | null
    title: string | null
    startedAt: string
    endedAt: string
    dueAt: string
    wouldBeDueAt: string
    wouldBeKept: boolean
  }[]
  nextOffset: number | null
}

export interface AgreementChoices {
  steps: string[]
  requestTypes: string[]
  priorities: string[]
  slaClasses: string[]
  groups: string[]
  teams: string[]
  calendars: { id: string; name: string }[]
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

export interface TimelineEntry {
  at: string
  kind: string
  /** In English, by the portal. */
  text: string
  detail: string | null
  /** What the text tells, as single values. */
  facts: Record<string, unknown>
  person: string | null
  personName: string | null
}

/** What somebody, or a channel of a chat system, was told of a request, or of something else. */
export interface Message {
  id: string
  /** Null for what was told before there was a communication plan. */
  event: string | null
  audience: string | null
  kind: string | null
  cause: string | null
  template: string
  facts: Record<string, string>
  /** The row of the communication plan that decided; null while none did. */
  rule: { version: number; id: string; row: number } | null
  /** Null for a channel. */
  recipient: string | null
  name: string
  decidedAt: string
  portal: { shown: boolean; at: string } | null
  sending: {
    channel: 'mail' | 'chat'
    state: 'waiting' | 'retrying' | 'sent' | 'dropped'
    heldBy: 'delay' | 'quiet-hours' | 'digest' | null
    heldUntil: string | null
    at: string | null
    attempts: number
  } | null
  problem: string | null
}

export type IncidentState = 'open' | 'resolved'

export interface Incident {
  id: string
  state: IncidentState
  /** e.g. `publish-channel`; null when it is about no step. */
  step: string | null
  title: string
  /** The channel or the piece that the step is about; null when there is only one. */
  about: string | null
  /** In the words of what failed. */
  message: string
  errorType: string
  /** Null when it stops no request. */
  requestId: string | null
  requestTitle: string | null
  requestType: string | null
  requestTypeTitle: string | null
  requesterName: string | null
  /** A status of the request. */
  stage: string | null
  launchAt: string | null
  promisedAt: string | null
  /** How many tasks of the request people can still work on. */
  openTasks: number
  jobType: string | null
  createdAt: string
  resolvedAt: string | null
  /** Null while nobody has tried again, and when it ended by itself. */
  triedBy: string | null
  triedByName: string | null
  reason: string | null
}

export type FactValue = string | number | boolean | string[] | null

/** A value that a step works with, and that may be corrected by one of its kind. */
export interface Fact {
  name: string
  kind: 'text' | 'instant' | 'number' | 'flag' | 'list' | 'empty'
  value: FactValue
  /** The incident's message names it. */
  suspect: boolean
}

export interface IncidentDetail extends Incident {
  values: Fact[]
}

export interface Resolution {
  reason: string
  variables: Record<string, FactValue>
}

export type StopState = 'done' | 'active' | 'failed' | 'canceled' | 'next' | 'planned'

/** A step of a request's way. */
export interface Stop {
  elementId: string
  name: string | null
  kind: 'start' | 'person' | 'system' | 'call' | 'event' | 'end'
  state: StopState
  /** How often it was entered; 0 when it lies ahead. */
  count: number
  /** The process that it calls. */
  calls: string | null
}

export interface Diagram {
  processId: string
  version: number
  name: string
  /** BPMN 2.0. */
  xml: string
  elements: { elementId: string; state: StopState; count: number }[]
  way: Stop[]
}

/** What somebody said about a request, as plain text. */
export interface Comment {
  id: string
  author: string
  authorName: string
  /** Empty when it was deleted. */
  text: string
  /** Usernames of those who were addressed. */
  mentions: string[]
  createdAt: string
  editedAt: string | null
  deletedAt: string | null
}

/** A comment that was taken, with the names in it that nobody was reached by. */
export interface SaidComment extends Comment {
  notReached: string[]
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

export type Stage = 'planned' | 'production' | 'checks' | 'review' | 'rework' | 'accepted'

export interface PieceQuery {
  /** Several with commas. */
  stage?: string
  team?: string
  person?: string
  type?: string
  dueFrom?: string
  dueBefore?: string
  acceptedSince?: string
}

/** A deliverable as the board shows it. */
export interface Piece {
  id: string
  title: string
  kind: string
  channel: string | null
  /** A language tag. */
  language: string
  stage: Stage
  effortHours: number
  reworkCount: number
  requestId: string
  requestTitle: string
  requestType: string
  requestTypeTitle: string
  team: string | null
  producer: string | null
  producerName: string | null
  /** Who has it now; null when it waits in a queue, or for no person. */
  holder: string | null
  holderName: string | null
  queue: string[]
  /** Null when there is none, or it is for others. */
  taskId: string | null
  dueAt: string | null
  /** Whether that is the task's own deadline, not the day promised for the request. */
  ofTask: boolean
  acceptedAt: string | null
  overdue: boolean
}

/** How much of a table is taken. */
export interface ImportLimits {
  rows: number
  bytes: number
}

/** An uploaded table of requests of one type. */
export interface Batch {
  id: string
  type: string
  fileName: string
  /** How its file was written, e.g. `windows-1250`; `xlsx` for a workbook. */
  encoding: string
  columns: string[]
  /** Columns of the file that are no field. */
  unknown: string[]
  rows: number
  submitted: number
  createdAt: string
}

export interface BatchColumn {
  field: string
  label: string
  /** What files call it, in the person's language. */
  head: string
  sort: 'TEXT' | 'LONG_TEXT' | 'NUMBER' | 'DATE' | 'TIME' | 'DATETIME' | 'YES_NO' | 'CHOICE' | 'CHOICES'
  required: boolean
  options: { value: string | number | boolean; label: string }[]
  /** Whether the file has it. */
  given: boolean
}

export interface BatchRow {
  position: number
  /** What its cells say, by field. */
  cells: Record<string, string>
  errors: { field: string; message: string }[]
  /** The request that came of it; null before. */
  requestId: string | null
}

export interface BatchDetail {
  batch: Batch
  columns: BatchColumn[]
  rows: BatchRow[]
}

/** What came of submitting some rows, and how many good ones are left. */
export interface BatchProgress {
  rows: BatchRow[]
  left: number
}

/** How long something is kept. */
export interface RetentionRule {
  kind: 'operational' | 'request-details'
  /** Days after the end; null: for ever. */
  keepDays: number | null
  leastDays: number
  /** Null while it is as it came. */
  changedBy: string | null
  changedAt: string | null
}

/** How long what is kept, and how far archiving has come. */
export interface RetentionState {
  rules: RetentionRule[]
  /** Of ended requests: how many are archived, how many wait, and when the first of these ended. */
  archive: { requests: number; waiting: number; oldestEnd: string | null; bytes: number }
  mayChange: boolean
}

/** Whether new requests are taken. */
export interface IntakeState {
  paused: boolean
  /** What requesters are told; null while requests are taken, as all below. */
  message: string | null
  since: string | null
  by: string | null
  /** When requests are taken again by themselves; null when nobody said. */
  until: string | null
}
