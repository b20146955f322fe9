import type { Unit } from '../api/dashboards'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const HALF_A_YEAR = 183 * DAY

/** Writes instants and numbers for one person: language, calendar, digits and time zone are set once. */
export class Moments {
  private readonly relative: Intl.RelativeTimeFormat
  private readonly dayAndTime: Intl.DateTimeFormat
  private readonly yearAndTime: Intl.DateTimeFormat
  private readonly clock: Intl.DateTimeFormat
  private readonly whole: Intl.DateTimeFormat
  private readonly numbers: Intl.NumberFormat
  private readonly days: Intl.DateTimeFormat

  constructor(
    private readonly locale: string,
    private readonly timeZone: string,
  ) {
    this.relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
    const near: Intl.DateTimeFormatOptions = {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
      timeZone,
    }
    this.dayAndTime = new Intl.DateTimeFormat(locale, near)
    this.yearAndTime = new Intl.DateTimeFormat(locale, { ...near, year: 'numeric' })
    this.clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone })
    this.whole = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long', timeZone })
    this.numbers = new Intl.NumberFormat(locale)
    this.days = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
  }

  /** How far away the instant is, in the one unit that says most: "in 3 hours", "yesterday". */
  distance(instant: string, now: number): string {
    const ahead = Date.parse(instant) - now
    const size = Math.abs(ahead)
    if (size < MINUTE) return this.relative.format(0, 'minute')
    if (size < HOUR) return this.relative.format(Math.trunc(ahead / MINUTE), 'minute')
    if (size < DAY) return this.relative.format(Math.trunc(ahead / HOUR), 'hour')
    return this.relative.format(this.day(Date.parse(instant)) - this.day(now), 'day')
  }

  /** e.g. "Tue 24 Nov, 15:00"; with the year when that is not obvious, half a year away and more. */
  short(instant: string, now = Date.now()): string {
    const time = Date.parse(instant)
    const far = Math.abs(time - now) > HALF_A_YEAR
    return (far ? this.yearAndTime : this.dayAndTime).format(time)
  }

  /** The time of day alone, e.g. "15:00" */
  time(instant: string): string {
    return this.clock.format(new Date(instant))
  }

  /** A time of day on any clock, e.g. `08:00` */
  timeOfDay(time: string): string {
    return new Intl.DateTimeFormat(this.locale, { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' }).format(
      Date.parse(`2026-11-23T${time}Z`),
    )
  }

  /** The instant in full, with its time zone. */
  full(instant: string): string {
    return this.whole.format(new Date(instant))
  }

  /** A day without a time, as briefs have it: `2027-03-01` is "Mon, 1 Mar 2027" everywhere. */
  date(day: string): string {
    const time = Date.parse(day.slice(0, 10))
    return Number.isNaN(time) ? day : this.days.format(time)
  }

  /** The begin of an hour, day, week or month somewhere, as short as at the axis of a chart. */
  span(instant: string, grain: 'hour' | 'day' | 'week' | 'month', timeZone: string): string {
    const shape: Intl.DateTimeFormatOptions =
      grain === 'month' ? { month: 'short', year: 'numeric' } : { day: 'numeric', month: 'short' }
    if (grain === 'hour') Object.assign(shape, { hour: '2-digit', minute: '2-digit' })
    return new Intl.DateTimeFormat(this.locale, { ...shape, timeZone }).format(new Date(instant))
  }

  /** A figure with its unit, such as "12.5 hrs", "25 min" or "93.4 %"; `short` where there is little room. */
  figure(value: number, unit: Unit, short = false): string {
    return this.measured(value, unit, short, {})
  }

  /** How far a figure moved, with its sign where the language has it. */
  moved(value: number, unit: Unit): string {
    return this.measured(value, unit, false, { signDisplay: 'exceptZero' })
  }

  /** Less than an hour is told in minutes, less than a minute in seconds. */
  private measured(value: number, unit: Unit, short: boolean, more: Intl.NumberFormatOptions): string {
    const [amount, scale] = unit === 'hours' ? ofHours(value) : ([value, unit] as const)
    return new Intl.NumberFormat(this.locale, { ...shapeOf(amount, scale, short), ...more }).format(amount)
  }

  number(value: number): string {
    return this.numbers.format(value)
  }

  /** A length of time in hours and minutes: "12 hr 30 min". */
  duration(minutes: number): string {
    const unit = (value: number, name: 'hour' | 'minute') =>
      new Intl.NumberFormat(this.locale, { style: 'unit', unit: name, unitDisplay: 'short' }).format(value)
    const hours = Math.floor(minutes / 60)
    const rest = minutes % 60
    if (hours === 0) return unit(rest, 'minute')
    return rest === 0 ? unit(hours, 'hour') : `${unit(hours, 'hour')} ${unit(rest, 'minute')}`
  }

  /** A size in the unit that fits: "4.2 MB". */
  bytes(size: number): string {
    const power = Math.min(2, Math.floor(Math.log2(Math.max(size, 1)) / 10))
    const unit = ['byte', 'kilobyte', 'megabyte'][power]!
    return new Intl.NumberFormat(this.locale, {
      style: 'unit',
      unit,
      unitDisplay: 'short',
      maximumFractionDigits: power === 2 ? 1 : 0,
    }).format(size / 1024 ** power)
  }

  /** e.g. "€4,800"; cents only where there are any. */
  money(amount: number, currency: string): string {
    return new Intl.NumberFormat(this.locale, {
      style: 'currency',
      currency,
      minimumFractionDigits: Number.isInteger(amount) ? 0 : 2,
    }).format(amount)
  }

  /** The number of the calendar day in the person's time zone. */
  private day(time: number): number {
    const parts = new Intl.DateTimeFormat('en-CA', { timeZone: this.timeZone }).format(time)
    return Date.parse(`${parts}T00:00:00Z`) / DAY
  }
}

const CURRENCY = 'EUR'

/** Three digits say enough of a figure. */
type Scale = Unit | 'minutes' | 'seconds'

function ofHours(hours: number): [number, Scale] {
  const seconds = Math.round(Math.abs(hours) * 3600)
  if (seconds === 0 || seconds >= 3570) return [hours, 'hours']
  return seconds < 60 ? [Math.sign(hours) * seconds, 'seconds'] : [Math.sign(hours) * Math.round(seconds / 60), 'minutes']
}

function shapeOf(value: number, unit: Scale, short: boolean): Intl.NumberFormatOptions {
  const digits = Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : Math.abs(value) >= 10 ? 1 : 2
  switch (unit) {
    case 'seconds':
    case 'minutes':
    case 'hours':
    case 'days':
      return { style: 'unit', unit: unit.slice(0, -1), unitDisplay: short ? 'narrow' : 'short', maximumFractionDigits: digits }
    case 'share':
      return { style: 'percent', maximumFractionDigits: short ? 0 : 1 }
    case 'money':
      return { style: 'currency', currency: CURRENCY, maximumFractionDigits: Math.abs(value) >= 100 ? 0 : 2 }
    case 'count':
    case 'points':
      return { maximumFractionDigits: digits }
  }
}
