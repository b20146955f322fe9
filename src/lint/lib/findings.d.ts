/** See findings.js. */
export interface Finding {
  kind: string
  model: string
  element: string
  rule: string
  severity: 'ERROR' | 'WARNING'
  message: string
  /** Null when somebody else's rule worded the message. */
  code: string | null
  places: Record<string, string | number>
  path: string[]
  entries?: string[]
}
