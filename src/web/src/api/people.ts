export type Role =
  | 'requester'
  | 'approver'
  | 'producer'
  | 'launch-manager'
  | 'process-owner'
  | 'analyst'
  | 'operator'
  | 'admin'

export interface Me {
  username: string
  displayName: string
  email: string
  team: string
  region: string
  language: string
  timeZone: string
  roles: Role[]
  groups: string[]
  skills: string[]
}

/** Somebody as others see them. */
export interface Person {
  username: string
  displayName: string
  team: string
  groups: string[]
  skills: string[]
  /** Null when there. */
  away: Away | null
}

/** A password that was given out; told once. */
export interface OneTimePassword {
  password: string
  validUntil: string
}

/** That somebody is away now. */
export interface Away {
  /** The last day, e.g. `2026-12-24`. */
  until: string
  /** Null when nobody stands in. */
  deputy: string | null
  deputyName: string | null
  note: string | null
}

/** A time for which I said to be away. */
export interface Absence {
  id: string
  /** Days of my time zone, both included. */
  from: string
  until: string
  deputy: string | null
  deputyName: string | null
  note: string | null
  /** It lasts at this moment. */
  now: boolean
  /** My groups whose tasks the deputy may not do. */
  uncovered: string[]
  /** The deputy is away on some of the days, too. */
  deputyAway: boolean
}

export type AbsenceEntry = Pick<Absence, 'from' | 'until' | 'deputy' | 'note'>

export type Language = 'en' | 'pl' | 'zh-Hans' | 'zh-Hant' | 'fa'

export type Theme = 'system' | 'light' | 'dark'

export interface Settings {
  language: Language
  timeZone: string
  theme: Theme
}

/** Who else sees a view. */
export interface Audience {
  kind: 'team' | 'group'
  name: string
}

/** Somebody whom a request names to see it. */
export interface Reader {
  username: string
  displayName: string
  addedByName: string
  addedAt: string
}

export interface NamedPerson {
  username: string
  name: string
}
