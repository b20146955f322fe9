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
