/** A stretch of working time on a weekday (1 is Monday); local times, `24:00` at the end of the day. */
export interface WorkingHours {
  weekday: number
  opens: string
  closes: string
}

/** Days on which a desk is closed; both included. */
export interface Closure {
  from: string
  until: string
  name: string
}

/** A calendar of working time as it is entered. */
export interface CalendarEntry {
  id: string
  name: string
  timeZone: string
  hours: WorkingHours[]
  /** Whose public holidays are days off, `DE-BE`. */
  holidayRegion: string | null
  closures: Closure[]
  /** Who goes by it. */
  teams: string[]
  /** Whose requests go by it. */
  regions: string[]
}

export interface WorkCalendar extends CalendarEntry {
  /** The desk's own. */
  standard: boolean
  /** How many clocks count by it or will when an agreement ends, ended ones included. */
  clocks: number
  /** How many agreements name it in any of their versions. */
  agreements: number
  version: number
}

/** A country or a part of one; the name is English. */
export interface HolidayRegion {
  code: string
  name: string
}

export interface Holiday {
  day: string
  /** In English. */
  name: string
}

export interface CalendarChoices {
  teams: string[]
  regions: string[]
  countries: HolidayRegion[]
}
