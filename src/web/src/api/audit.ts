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
