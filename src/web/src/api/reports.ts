import type { Language } from './people'

export type Every = 'day' | 'week' | 'month'

/** What is sent to whom, and when. */
export interface ReportContent {
  name: string
  language: Language
  every: Every
  /** Of the week (1 is Monday) or of the month; null for every working day. */
  day: number | null
  /** Time of the desk, `08:00`. */
  at: string
  filters: Record<string, string>
  people: string[]
  groups: string[]
  active: boolean
}

export interface Report extends ReportContent {
  id: string
  owner: string
  ownerName: string
  version: number
  /** Null while it is not sent. */
  next: { from: string; to: string; at: string } | null
  mayChange: boolean
}

/** Who was sent which report. */
export interface ReportDelivery {
  runId: string
  reportId: string | null
  name: string
  language: Language
  from: string
  to: string
  /** Somebody asked for it. */
  outOfTurn: boolean
  recipient: string
  recipientName: string
  email: string
  attempts: number
  lastError: string | null
  createdAt: string
  /** Null while it waits. */
  sentAt: string | null
}
