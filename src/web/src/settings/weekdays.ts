import { Calendar } from '../board/days'

/** A Monday. */
const SOME_DAY = '2026-11-23'

/** The days of the week with their ISO numbers (1 = Monday), named and in the order that is usual in the locale. */
export function weekdays(locale: string): { number: number; name: string }[] {
  const names = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' })
  return new Calendar(locale).week(SOME_DAY).map((day) => {
    const date = new Date(`${day}T00:00Z`)
    return { number: date.getUTCDay() || 7, name: names.format(date) }
  })
}
