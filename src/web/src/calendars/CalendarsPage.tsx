import { Button, SkeletonText } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { ProblemError } from '../api/request'
import { Notice } from '../common/Notice'
import { ErrorState } from '../common/States'
import { useTitle } from '../common/useTitle'
import { problemText } from '../i18n/words'
import { CalendarCard } from './CalendarCard'
import { useCalendars, useKeepingCalendars } from './useCalendars'

/** When work is done: the calendars that clocks count by, kept by process owners and admins. */
export function CalendarsPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { data, error, isPending, refetch } = useCalendars()
  const { deleting } = useKeepingCalendars()
  useTitle(t('calendars.title'))
  return (
    <div className="page">
      <header className="page__head">
        <h1>{t('calendars.title')}</h1>
        {data && (
          <div className="page__actions">
            <Button size="md" onClick={() => navigate('/calendars/new')}>
              {t('calendars.add')}
            </Button>
          </div>
        )}
      </header>
      <p className="calendars__lead">{t('calendars.lead')}</p>
      {deleting.error instanceof ProblemError && <Notice kind="error" title={problemText(t, deleting.error.problem)} />}
      {isPending && (
        <div role="status" aria-label={t('state.loading')}>
          <SkeletonText paragraph lineCount={6} />
        </div>
      )}
      {!data && error instanceof ProblemError && <ErrorState problem={error.problem} again={() => void refetch()} />}
      {data && (
        <ul className="calendars">
          {data.map((calendar) => (
            <CalendarCard
              key={calendar.id}
              calendar={calendar}
              busy={deleting.isPending}
              remove={() => deleting.mutate({ id: calendar.id, version: calendar.version })}
            />
          ))}
        </ul>
      )}
    </div>
  )
}
