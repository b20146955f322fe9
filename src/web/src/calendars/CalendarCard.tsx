import { Button, Tag } from '@carbon/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { WorkCalendar } from '../api/calendars'
import { useMoments } from '../common/useMoments'
import { useWords } from '../i18n/words'
import { minutesPerWeek } from './entry'
import { useCalendarWords } from './useCalendarWords'

interface Props {
  calendar: WorkCalendar
  busy: boolean
  remove: () => void
}

/** A calendar in short, and who goes by it. */
export function CalendarCard({ calendar, busy, remove }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const words = useWords()
  const named = useCalendarWords()
  const moments = useMoments()
  const [sure, setSure] = useState(false)
  const { id, name, standard, clocks, agreements, teams, regions } = calendar
  const followers = [...teams.map(words.group), ...regions.map(named.region)]
  const used = standard || clocks > 0 || agreements > 0 || followers.length > 0
  return (
    <li className="panel calendars__card">
      <h2>
        <bdi>{name}</bdi>
        {standard && <Tag size="sm">{t('calendars.standard')}</Tag>}
      </h2>
      <dl className="facts">
        <div>
          <dt>{t('calendars.id')}</dt>
          <dd>
            <bdi>{id}</bdi>
          </dd>
        </div>
        <div>
          <dt>{t('settings.timeZone')}</dt>
          <dd>
            <bdi>{calendar.timeZone.replaceAll('_', ' ')}</bdi>
          </dd>
        </div>
        <div>
          <dt>{t('calendars.week')}</dt>
          <dd>{t('calendars.hoursOfWeek', { hours: moments.number(minutesPerWeek(calendar.hours) / 60) })}</dd>
        </div>
        <div>
          <dt>{t('calendars.holidays')}</dt>
          <dd>{calendar.holidayRegion ? named.holidayRegion(calendar.holidayRegion) : t('calendars.noHolidays')}</dd>
        </div>
        <div>
          <dt>{t('calendars.closures')}</dt>
          <dd>{moments.number(calendar.closures.length)}</dd>
        </div>
        <div>
          <dt>{t('calendars.followers')}</dt>
          <dd>{followers.length > 0 ? words.all(followers) : t(standard ? 'calendars.allOthers' : 'calendars.nobody')}</dd>
        </div>
        <div>
          <dt>{t('calendars.clocks')}</dt>
          <dd>{moments.number(clocks)}</dd>
        </div>
        <div>
          <dt>{t('nav.agreements')}</dt>
          <dd>{moments.number(agreements)}</dd>
        </div>
      </dl>
      <div className="calendars__actions">
        <Button kind="tertiary" size="sm" onClick={() => navigate(`/calendars/${id}`)} aria-label={t('calendars.editIt', { name })}>
          {t('calendars.edit')}
        </Button>
        {!used && (
          <Button
            kind={sure ? 'danger' : 'danger--ghost'}
            size="sm"
            disabled={busy}
            onClick={() => (sure ? remove() : setSure(true))}
            onBlur={() => setSure(false)}
            aria-label={sure ? t('calendars.deleteSure', { name }) : t('calendars.deleteIt', { name })}
          >
            {sure ? t('calendars.sure') : t('calendars.delete')}
          </Button>
        )}
      </div>
    </li>
  )
}
