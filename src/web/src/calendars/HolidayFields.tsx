import { Select, SelectItem, SkeletonText } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import type { Closure, HolidayRegion } from '../api/calendars'
import { ProblemError } from '../api/request'
import { dayOf } from '../board/days'
import { Notice } from '../common/Notice'
import { useMoments } from '../common/useMoments'
import { useNow } from '../common/useNow'
import { problemText } from '../i18n/words'
import { daysOff } from './entry'
import { useCalendarWords } from './useCalendarWords'
import { useHolidays, useParts } from './useCalendars'

interface Props {
  region: string | null
  countries: HolidayRegion[]
  closures: Closure[]
  timeZone: string
  invalid: boolean
  change: (region: string | null) => void
}

/** Whose public holidays are days off, and which days these are this year and next. */
export function HolidayFields({ region, countries, closures, timeZone, invalid, change }: Props) {
  const { t } = useTranslation()
  const moments = useMoments()
  const named = useCalendarWords()
  const thisYear = Number(dayOf(useNow(), timeZone).slice(0, 4))
  const years = [thisYear, thisYear + 1]
  const country = region?.slice(0, 2) ?? ''
  const parts = useParts(country)
  const holidays = useHolidays(region, years)
  const failed = [parts, ...holidays].find((one) => one.error instanceof ProblemError)?.error
  const shown = countries
    .map(({ code, name }) => ({ code, name: named.country(code, name) }))
    .sort((one, other) => one.name.localeCompare(other.name, named.locale))
  return (
    <section className="panel panel--form" aria-labelledby="calendar-holidays">
      <h2 id="calendar-holidays" className="panel__title">
        {t('calendars.holidays')}
      </h2>
      <Select
        id="calendar-country"
        labelText={t('calendars.country')}
        invalid={invalid}
        invalidText={t('calendars.regionWrong')}
        value={country}
        onChange={(event) => change(event.target.value || null)}
      >
        <SelectItem value="" text={t('calendars.noHolidays')} />
        {shown.map(({ code, name }) => (
          <SelectItem key={code} value={code} text={name} />
        ))}
      </Select>
      {country && (parts.data?.length ?? 0) > 0 && (
        <Select
          id="calendar-part"
          labelText={t('calendars.part')}
          helperText={t('calendars.partHint')}
          value={region ?? country}
          onChange={(event) => change(event.target.value)}
        >
          <SelectItem value={country} text={t('calendars.wholeCountry')} />
          {parts.data?.map(({ code, name }) => (
            <SelectItem key={code} value={code} text={`${name} (${code})`} />
          ))}
        </Select>
      )}
      {failed instanceof ProblemError && <Notice kind="error" title={problemText(t, failed.problem)} />}
      <div className="calendar__years">
        {years.map((year, index) => {
          const found = holidays[index]!
          if (found.isLoading) return <SkeletonText key={year} paragraph lineCount={6} />
          const off = daysOff(year, region ? (found.data ?? []) : [], closures)
          return (
            <section key={year} aria-labelledby={`days-${year}`}>
              <h3 id={`days-${year}`}>{t('calendars.daysOff', { year: String(year), count: off.length, n: moments.number(off.length) })}</h3>
              <ul>
                {off.map((one) => (
                  <li key={`${one.from} ${one.until} ${one.name}`}>
                    <span>{one.from === one.until ? moments.date(one.from) : t('calendars.period', { from: moments.date(one.from), until: moments.date(one.until) })}</span>
                    <bdi lang={one.closed ? undefined : 'en'}>{one.name}</bdi>
                  </li>
                ))}
              </ul>
            </section>
          )
        })}
      </div>
    </section>
  )
}
