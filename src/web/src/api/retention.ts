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
