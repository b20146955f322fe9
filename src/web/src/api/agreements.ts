import type { NamedPerson } from './people'

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
