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
