import { Checkbox, CheckboxGroup, Select, SelectItem } from '@carbon/react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { NotificationChoices } from '../api/notifications'
import { useMoments } from '../common/useMoments'
import { weekdays } from './weekdays'
import { languages } from '../i18n/languages'
import { useSession } from '../session/session'

const HALF_HOURS = Array.from(
  { length: 48 },
  (_, index) => `${String(Math.floor(index / 2)).padStart(2, '0')}:${index % 2 ? '30' : '00'}`,
)
const NIGHT = { quietFrom: '20:00', quietUntil: '07:00' }

interface Props {
  choices: NotificationChoices
  change: (part: Partial<NotificationChoices>) => void
  /** The summary could not be saved because its time is within the quiet hours. */
  quietDigest: boolean
}

/** When the summary comes, and when no mail does. */
export function MailTimes({ choices, change, quietDigest }: Props) {
  const { t } = useTranslation()
  const { settings } = useSession()
  const { digestAt, quietFrom, quietUntil, quietDays } = choices
  const week = useMemo(() => weekdays(languages[settings.language].locale), [settings.language])
  const toggle = (day: number, quiet: boolean) =>
    change({ quietDays: quiet ? [...quietDays, day].sort() : quietDays.filter((one) => one !== day) })
  return (
    <>
      <TimeSelect
        id="digest-at"
        label={t('choice.digestAt')}
        hint={t('choice.zone', { zone: settings.timeZone.replaceAll('_', ' ') })}
        invalid={quietDigest ? t('choice.digestQuiet') : undefined}
        value={digestAt}
        choose={(time) => change({ digestAt: time })}
      />
      <CheckboxGroup legendText={t('choice.quiet')} helperText={t('choice.quietHint')}>
        <Checkbox
          id="quiet-hours"
          labelText={t('choice.quietHours')}
          checked={quietFrom !== null}
          onChange={(_event, { checked }) => change(checked ? NIGHT : { quietFrom: null, quietUntil: null })}
        />
      </CheckboxGroup>
      {quietFrom !== null && quietUntil !== null && (
        <div className="choices__hours">
          <TimeSelect
            id="quiet-from"
            label={t('choice.quietFrom')}
            value={quietFrom}
            not={quietUntil}
            choose={(time) => change({ quietFrom: time })}
          />
          <TimeSelect
            id="quiet-until"
            label={t('choice.quietUntil')}
            value={quietUntil}
            not={quietFrom}
            choose={(time) => change({ quietUntil: time })}
          />
        </div>
      )}
      <CheckboxGroup className="choices__days-of-week" legendText={t('choice.quietDays')}>
        <div className="choices__days">
          {week.map(({ number, name }) => (
            <Checkbox
              key={number}
              id={`quiet-day-${number}`}
              labelText={name}
              checked={quietDays.includes(number)}
              disabled={!quietDays.includes(number) && quietDays.length === week.length - 1}
              onChange={(_event, { checked }) => toggle(number, checked)}
            />
          ))}
        </div>
      </CheckboxGroup>
    </>
  )
}

interface TimeProps {
  id: string
  label: string
  hint?: string
  /** What is wrong with it. */
  invalid?: string
  value: string
  /** A time that cannot be chosen. */
  not?: string
  choose: (time: string) => void
}

function TimeSelect({ id, label, hint, invalid, value, not, choose }: TimeProps) {
  const moments = useMoments()
  const times = useMemo(
    () => [...new Set([...HALF_HOURS, value])].filter((time) => time !== not).sort(),
    [value, not],
  )
  return (
    <Select
      id={id}
      labelText={label}
      helperText={hint}
      invalid={invalid !== undefined}
      invalidText={invalid}
      value={value}
      onChange={(event) => choose(event.target.value)}
    >
      {times.map((time) => (
        <SelectItem key={time} value={time} text={moments.timeOfDay(time)} />
      ))}
    </Select>
  )
}
