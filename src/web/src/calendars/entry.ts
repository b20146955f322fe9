import type { CalendarEntry, Closure, Holiday, WorkingHours } from '../api/calendars'
import type { Problem } from '../api/request'

/** A new calendar: office hours from Monday to Friday. */
export const freshCalendar = (timeZone: string): CalendarEntry => ({
  id: '',
  name: '',
  timeZone,
  hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '09:00', closes: '17:00' })),
  holidayRegion: null,
  closures: [],
  teams: [],
  regions: [],
})

/** What is sent of a calendar that was read. */
export const entryOf = ({ id, name, timeZone, hours, holidayRegion, closures, teams, regions }: CalendarEntry): CalendarEntry => ({
  id,
  name,
  timeZone,
  hours,
  holidayRegion,
  closures,
  teams,
  regions,
})

/** An id from a name: small letters, digits and hyphens. */
export const idOf = (name: string) =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[^a-z]+|-+$/g, '')
    .slice(0, 40)

/** A field for times has no 24:00: midnight at the end of the day is 00:00 there. */
export const shownClose = (closes: string) => (closes === '24:00' ? '00:00' : closes)
export const enteredClose = (shown: string) => (shown === '00:00' ? '24:00' : shown)

/** The stretch that is added to a day: after those that are there. */
export function nextStretch(hours: WorkingHours[], weekday: number): WorkingHours {
  const last = hours.filter((one) => one.weekday === weekday).map((one) => one.closes).sort().at(-1)
  return last === undefined || last >= '22:00' ? { weekday, opens: '09:00', closes: '17:00' } : { weekday, opens: last, closes: '24:00' }
}

/** The minutes of a week without days off. */
export const minutesPerWeek = (hours: WorkingHours[]) =>
  hours.reduce((sum, one) => sum + Math.max(0, minutes(one.closes) - minutes(one.opens)), 0)

const minutes = (time: string) => {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return hour * 60 + minute
}

/** A day off: a public holiday, or days on which the desk is closed. */
export interface DayOff extends Closure {
  closed: boolean
}

/** What is off in a year, the earliest first. */
export function daysOff(year: number, holidays: Holiday[], closures: Closure[]): DayOff[] {
  const own = closures
    .filter(({ from, until }) => from && until && from <= `${year}-12-31` && until >= `${year}-01-01`)
    .map((one) => ({ ...one, closed: true }))
  const theirs = holidays.map(({ day, name }) => ({ from: day, until: day, name, closed: false }))
  return [...theirs, ...own].sort((one, other) => one.from.localeCompare(other.from))
}

/** Whether the server refused a field, e.g. `closures[1]` with all that is in it. */
export const refused = (problem: Problem | null, field: string) =>
  problem?.errors.some((error) => error.field === field || error.field.startsWith(`${field}.`)) ?? false
