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
