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
