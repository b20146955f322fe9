import { useTranslation } from 'react-i18next'
import type { Every } from '../api/reports'
import { useMoments } from '../common/useMoments'
import { languages } from '../i18n/languages'
import type { Language } from '../api/people'

/** When a report is sent, in words. */
export function useScheduleWords() {
  const { t, i18n } = useTranslation()
  const moments = useMoments()
  const locale = languages[i18n.language as Language].locale
  return ({ every, day, at }: { every: Every; day: number | null; at: string }) => {
    const time = moments.timeOfDay(at.slice(0, 5))
    // 1 January 2024 was a Monday.
    const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, day ?? 1)))
    return t(`reportEvery.${every}`, { at: time, weekday, day: moments.number(day ?? 1) })
  }
}
