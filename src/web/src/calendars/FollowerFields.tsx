import { Checkbox, CheckboxGroup } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import type { CalendarChoices, CalendarEntry, WorkCalendar } from '../api/calendars'
import { useWords } from '../i18n/words'
import { useCalendars } from './useCalendars'
import { useCalendarWords } from './useCalendarWords'

interface Props {
  entry: CalendarEntry
  choices: CalendarChoices
  change: (part: Partial<CalendarEntry>) => void
}

/** Which teams and regions go by the calendar; one that goes by another says so, and would go by this one then. */
export function FollowerFields({ entry, choices, change }: Props) {
  const { t } = useTranslation()
  const words = useWords()
  const named = useCalendarWords()
  const others = (useCalendars().data ?? []).filter(({ id }) => id !== entry.id)
  const boxes = (kind: 'teams' | 'regions', say: (name: string) => string) =>
    choices[kind].map((one) => {
      const other = others.find((calendar: WorkCalendar) => calendar[kind].includes(one))
      return (
        <Checkbox
          key={one}
          id={`calendar-${kind}-${one}`}
          labelText={say(one)}
          helperText={other && !entry[kind].includes(one) ? t('calendars.goesBy', { name: other.name }) : undefined}
          checked={entry[kind].includes(one)}
          onChange={(_event, { checked }) =>
            change({ [kind]: checked ? [...entry[kind], one] : entry[kind].filter((name) => name !== one) })
          }
        />
      )
    })
  return (
    <section className="panel" aria-labelledby="calendar-followers">
      <h2 id="calendar-followers" className="panel__title">
        {t('calendars.followers')}
      </h2>
      <p className="panel__line">{t('calendars.followersHint')}</p>
      <div className="calendar__followers">
        <CheckboxGroup legendText={t('calendars.teams')}>{boxes('teams', words.group)}</CheckboxGroup>
        <CheckboxGroup legendText={t('calendars.regions')}>{boxes('regions', named.region)}</CheckboxGroup>
      </div>
    </section>
  )
}
