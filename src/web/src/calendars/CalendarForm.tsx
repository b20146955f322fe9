import { Button, Select, SelectItem, TextInput } from '@carbon/react'
import { type FormEvent, Fragment, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { CalendarChoices, CalendarEntry, WorkCalendar } from '../api/calendars'
import { ProblemError } from '../api/request'
import { Notice } from '../common/Notice'
import { problemText } from '../i18n/words'
import { ClosureFields } from './ClosureFields'
import { entryOf, idOf, refused } from './entry'
import { FollowerFields } from './FollowerFields'
import { HolidayFields } from './HolidayFields'
import { HoursFields } from './HoursFields'
import { useKeepingCalendars } from './useCalendars'

interface Props {
  start: CalendarEntry
  /** Null for a new one. */
  version: number | null
  choices: CalendarChoices
}

/** A whole calendar. What was entered stays when it cannot be saved, also when somebody else has saved meanwhile. */
export function CalendarForm({ start, version, choices }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { saving } = useKeepingCalendars()
  const [entry, setEntry] = useState(start)
  const [from, setFrom] = useState(version)
  const [idTyped, setIdTyped] = useState(false)
  const [taken, setTaken] = useState(0)
  const problem = saving.error instanceof ProblemError ? saving.error.problem : null
  const other = problem?.name === 'changed-elsewhere' ? (problem.current as WorkCalendar) : null
  const set = (part: Partial<CalendarEntry>) => setEntry((now) => ({ ...now, ...part }))
  const wrong = (field: string) => refused(problem, field)
  const zones = [...new Set(['UTC', entry.timeZone, ...Intl.supportedValuesOf('timeZone')])].sort()
  const save = (base: number | null) => {
    if (saving.isPending) return
    saving.mutate(
      { version: base, entry },
      { onSuccess: ({ name }) => navigate('/calendars', { state: { done: t('calendars.saved', { name: `\u2068${name}\u2069` }) } }) },
    )
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save(from)
  }
  const takeTheirs = (theirs: WorkCalendar) => {
    setEntry(entryOf(theirs))
    setFrom(theirs.version)
    setTaken(taken + 1)
    saving.reset()
  }
  const rename = (name: string) => set(version === null && !idTyped ? { name, id: idOf(name) } : { name })

  return (
    <form className="calendar" noValidate onSubmit={submit}>
      <section className="panel panel--form" aria-labelledby="calendar-about">
        <h2 id="calendar-about" className="panel__title">
          {t('calendars.about')}
        </h2>
        <TextInput
          id="calendar-name"
          labelText={t('calendars.name')}
          maxLength={80}
          dir="auto"
          required
          invalid={wrong('name')}
          invalidText={t('calendars.nameWrong')}
          value={entry.name}
          onChange={(event) => rename(event.target.value)}
        />
        <TextInput
          id="calendar-id"
          labelText={t('calendars.id')}
          helperText={t('calendars.idHint')}
          dir="ltr"
          maxLength={40}
          required
          readOnly={version !== null}
          invalid={wrong('id')}
          invalidText={t('calendars.idWrong')}
          value={entry.id}
          onChange={(event) => {
            setIdTyped(true)
            set({ id: event.target.value })
          }}
        />
        <Select
          id="calendar-zone"
          labelText={t('settings.timeZone')}
          invalid={wrong('timeZone')}
          invalidText={t('calendars.zoneWrong')}
          value={entry.timeZone}
          onChange={(event) => set({ timeZone: event.target.value })}
        >
          {zones.map((zone) => (
            <SelectItem key={zone} value={zone} text={zone.replaceAll('_', ' ')} />
          ))}
        </Select>
      </section>
      <HoursFields hours={entry.hours} problem={problem} change={(hours) => set({ hours })} />
      <HolidayFields
        key={taken}
        region={entry.holidayRegion}
        countries={choices.countries}
        closures={entry.closures}
        timeZone={entry.timeZone}
        invalid={wrong('holidayRegion')}
        change={(holidayRegion) => set({ holidayRegion })}
      />
      <ClosureFields closures={entry.closures} problem={problem} change={(closures) => set({ closures })} />
      <FollowerFields entry={entry} choices={choices} change={set} />
      <div className="calendar__foot">
        {other ? (
          // Keys, so that the button that was clicked does not turn into the one that submits.
          <Fragment key="conflict">
            <Notice kind="warning" title={t('calendars.conflict')} subtitle={t('calendars.conflictHint')} />
            <div className="calendars__actions">
              <Button kind="tertiary" size="md" onClick={() => takeTheirs(other)}>
                {t('calendars.takeTheirs')}
              </Button>
              <Button kind="danger--tertiary" size="md" disabled={saving.isPending} onClick={() => save(other.version)}>
                {t('calendars.saveMine')}
              </Button>
            </div>
          </Fragment>
        ) : (
          <Fragment key="save">
            {saving.error && (
              <Notice
                kind="error"
                title={problem?.name === 'invalid-fields' ? t('answer.invalid') : problem ? problemText(t, problem) : t('problem.internal')}
              />
            )}
            <div className="calendars__actions">
              <Button type="submit" size="md" disabled={saving.isPending}>
                {t('webhooks.save')}
              </Button>
              <Button kind="ghost" size="md" onClick={() => navigate('/calendars')}>
                {t('webhooks.cancel')}
              </Button>
            </div>
          </Fragment>
        )}
      </div>
    </form>
  )
}
