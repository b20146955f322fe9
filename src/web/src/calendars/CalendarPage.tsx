import { SkeletonText } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { ProblemError } from '../api/request'
import { ErrorState } from '../common/States'
import { useTitle } from '../common/useTitle'
import { useSession } from '../session/session'
import { CalendarForm } from './CalendarForm'
import { entryOf, freshCalendar } from './entry'
import { useCalendar, useCalendarChoices } from './useCalendars'

/** Changes a calendar, or makes one. */
export function CalendarPage() {
  const { t } = useTranslation()
  const { settings } = useSession()
  const { id = '' } = useParams()
  const fresh = id === 'new'
  const calendar = useCalendar(id, !fresh)
  const choices = useCalendarChoices()
  const title = fresh ? t('calendars.new') : (calendar.data?.name ?? t('calendars.title'))
  useTitle(title)
  const failed = [calendar, choices].find((one) => one.error instanceof ProblemError && !one.data)
  return (
    <div className="page">
      <p className="page__back">
        <Link to="/calendars">{t('calendars.title')}</Link>
      </p>
      <header className="page__head">
        <h1 dir="auto">{title}</h1>
      </header>
      {failed?.error instanceof ProblemError ? (
        <ErrorState problem={failed.error.problem} again={() => void failed.refetch()} />
      ) : choices.data && (fresh || calendar.data) ? (
        <CalendarForm
          start={calendar.data ? entryOf(calendar.data) : freshCalendar(settings.timeZone)}
          version={calendar.data?.version ?? null}
          choices={choices.data}
        />
      ) : (
        <div role="status" aria-label={t('state.loading')}>
          <SkeletonText paragraph lineCount={12} />
        </div>
      )}
    </div>
  )
}
