import { Add, TrashCan } from '@carbon/icons-react'
import { Button, TextInput } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import type { WorkingHours } from '../api/calendars'
import type { Problem } from '../api/request'
import { useMoments } from '../common/useMoments'
import { weekdays } from '../settings/weekdays'
import { enteredClose, minutesPerWeek, nextStretch, refused, shownClose } from './entry'
import { useCalendarWords } from './useCalendarWords'

interface Props {
  hours: WorkingHours[]
  problem: Problem | null
  change: (hours: WorkingHours[]) => void
}

/** Working time of each weekday; a day may have several stretches, or none. */
export function HoursFields({ hours, problem, change }: Props) {
  const { t } = useTranslation()
  const moments = useMoments()
  const { locale } = useCalendarWords()
  const replace = (at: number, part: Partial<WorkingHours>) =>
    change(hours.map((one, index) => (index === at ? { ...one, ...part } : one)))
  return (
    <section className="panel" aria-labelledby="calendar-hours">
      <h2 id="calendar-hours" className="panel__title">
        {t('calendars.hours')}
      </h2>
      <p className="panel__line">
        {t('calendars.hoursHint')} {t('calendars.hoursOfWeek', { hours: moments.number(minutesPerWeek(hours) / 60) })}
      </p>
      {refused(problem, 'hours') && (
        <p className="calendar__wrong" role="alert">
          {t('calendars.hoursMissing')}
        </p>
      )}
      {weekdays(locale).map(({ number, name }) => (
        <div key={number} className="calendar__day" role="group" aria-label={name}>
          <h3>{name}</h3>
          <div className="calendar__stretches">
            {hours.map((one, index) => {
              if (one.weekday !== number) return null
              const wrong = refused(problem, `hours[${index}]`)
              return (
                <div key={index} className="calendar__stretch">
                  <TextInput
                    id={`hours-${index}-opens`}
                    type="time"
                    size="sm"
                    labelText={t('calendars.opens')}
                    invalid={wrong}
                    value={one.opens}
                    onChange={(event) => replace(index, { opens: event.target.value })}
                  />
                  <TextInput
                    id={`hours-${index}-closes`}
                    type="time"
                    size="sm"
                    labelText={t('calendars.closes')}
                    invalid={wrong}
                    value={shownClose(one.closes)}
                    onChange={(event) => replace(index, { closes: enteredClose(event.target.value) })}
                  />
                  <Button
                    kind="ghost"
                    size="sm"
                    hasIconOnly
                    renderIcon={TrashCan}
                    iconDescription={t('calendars.removeStretch', { day: name, from: one.opens })}
                    onClick={() => change(hours.filter((_, at) => at !== index))}
                  />
                  {wrong && <p className="calendar__wrong">{t('calendars.stretchWrong')}</p>}
                </div>
              )
            })}
            {!hours.some((one) => one.weekday === number) && <p className="panel__line">{t('calendars.dayOff')}</p>}
          </div>
          <Button
            kind="ghost"
            size="sm"
            renderIcon={Add}
            onClick={() => change([...hours, nextStretch(hours, number)])}
            aria-label={t('calendars.addStretchTo', { day: name })}
          >
            {t('calendars.addStretch')}
          </Button>
        </div>
      ))}
    </section>
  )
}
