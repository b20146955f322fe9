/** See findings.js. */
export interface Finding {
  kind: string
  model: string
  element: string
  rule: string
  severity: 'ERROR' | 'WARNING'
  message: string
  path: string[]
  entries?: string[]
}
