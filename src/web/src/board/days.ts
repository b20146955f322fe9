import { instantOf, wallClock } from '../i18n/zones'

const DAY = 86_400_000

/** A calendar day: `2026-11-23`. */
export type Day = string

/** The day of an instant in a time zone. */
export function dayOf(instant: number, timeZone: string): Day {
  return wallClock(instant, timeZone).slice(0, 10)
}

/** The instant at which the day begins in a time zone, as the API takes it. */
export function beginOf(day: Day, timeZone: string): string {
  return new Date(instantOf(`${day}T00:00`, timeZone)).toISOString()
}

/** So many days later; earlier when negative. */
export function plus(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00Z`) + days * DAY).toISOString().slice(0, 10)
}

/** Writes days, and knows weeks and months, by the calendar that the locale uses (Persian in Persian). */
export class Calendar {
  private readonly firstWeekday: number

  constructor(private readonly locale: string) {
    const region = new Intl.Locale(locale) as Intl.Locale & {
      getWeekInfo?: () => { firstDay: number }
      weekInfo?: { firstDay: number }
    }
    this.firstWeekday = (region.getWeekInfo?.() ?? region.weekInfo)?.firstDay ?? 1
  }

  /** The seven days of the week that the day is in. */
  week(day: Day): Day[] {
    const weekday = new Date(`${day}T00:00Z`).getUTCDay() || 7
    const first = plus(day, -((weekday - this.firstWeekday + 7) % 7))
    return Array.from({ length: 7 }, (_, index) => plus(first, index))
  }

  /** The weeks that the month of the day touches. */
  month(day: Day): Day[][] {
    const { first, last } = this.bounds(day)
    const weeks: Day[][] = []
    for (let week = this.week(first); week[0]! <= last; week = this.week(plus(week[0]!, 7))) weeks.push(week)
    return weeks
  }

  /** Some day of the month after this one's, or of the month before. */
  otherMonth(day: Day, ahead: boolean): Day {
    const { first, last } = this.bounds(day)
    return ahead ? plus(last, 1) : plus(first, -1)
  }

  /** Whether two days are in the same month. */
  sameMonth(one: Day, other: Day): boolean {
    const { first, last } = this.bounds(one)
    return first <= other && other <= last
  }

  /** e.g. "November 2026", "آذر ۱۴۰۵" */
  monthName(day: Day): string {
    // ICU has no pattern of its own for months of the Persian calendar, and puts the year first.
    return this.calendar() === 'persian'
      ? `${this.write(day, { month: 'long' })} ${this.write(day, { year: 'numeric' }).replace(/[^۰-۹0-9]/g, '')}`
      : this.write(day, { month: 'long', year: 'numeric' })
  }

  /** e.g. "23" */
  number = (day: Day) => this.write(day, { day: 'numeric' })

  /** e.g. "Mon" */
  weekday = (day: Day) => this.write(day, { weekday: 'short' })

  /** e.g. "Monday 23 November" */
  name = (day: Day) => this.write(day, { weekday: 'long', day: 'numeric', month: 'long' })

  /** e.g. "23 – 29 November 2026" */
  span(from: Day, to: Day): string {
    const format = new Intl.DateTimeFormat(this.locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
    return format.formatRange(new Date(`${from}T00:00Z`), new Date(`${to}T00:00Z`))
  }

  private bounds(day: Day): { first: Day; last: Day } {
    const first = plus(day, 1 - this.dayOfMonth(day))
    let last = plus(first, 27)
    while (this.dayOfMonth(plus(last, 1)) !== 1) last = plus(last, 1)
    return { first, last }
  }

  private dayOfMonth(day: Day): number {
    const format = new Intl.DateTimeFormat(`${this.locale.split('-u-')[0]}-u-ca-${this.calendar()}-nu-latn`, {
      day: 'numeric',
      timeZone: 'UTC',
    })
    return Number(format.formatToParts(new Date(`${day}T00:00Z`)).find((part) => part.type === 'day')!.value)
  }

  private calendar(): string {
    return new Intl.DateTimeFormat(this.locale).resolvedOptions().calendar
  }

  private write(day: Day, options: Intl.DateTimeFormatOptions): string {
    return new Intl.DateTimeFormat(this.locale, { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00Z`))
  }
}
