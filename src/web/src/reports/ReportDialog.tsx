import { Button, Checkbox, Modal, Select, SelectItem, TextInput } from '@carbon/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Every, Report, ReportContent } from '../api/reports'
import { ProblemError } from '../api/request'
import type { Language } from '../api/people'
import { Notice } from '../common/Notice'
import { useMoments } from '../common/useMoments'
import { uuid } from '../common/uuid'
import { useDashboardChoices } from '../dashboards/useFigures'
import { languageCodes, languages } from '../i18n/languages'
import { problemText, useWords } from '../i18n/words'
import { useFilterWords } from '../lists/FilterChips'
import { useSession } from '../session/session'
import { usePeople } from '../tasks/usePeople'
import { useReportChange } from './useReports'

const times = Array.from({ length: 96 }, (_, n) => `${String(Math.floor(n / 4)).padStart(2, '0')}:${String((n % 4) * 15).padStart(2, '0')}`)

/** Makes or changes a report. What was typed stays when it cannot be kept. */
export function ReportDialog({ report, close }: { report: Report | null; close: () => void }) {
  const { t, i18n } = useTranslation()
  const { person } = useSession()
  const moments = useMoments()
  const words = useWords()
  const say = useFilterWords(false, true)
  const people = usePeople().data ?? []
  const choices = useDashboardChoices().data
  const saving = useReportChange()
  const [id] = useState(() => report?.id ?? uuid())
  const [deleting, setDeleting] = useState(false)
  const [content, setContent] = useState<ReportContent>(
    () => report ?? { name: '', language: i18n.language as Language, every: 'week', day: 1, at: '08:00', filters: {}, people: [person.username], groups: [], active: true },
  )
  const set = (part: Partial<ReportContent>) => setContent({ ...content, ...part })
  const problem = saving.error instanceof ProblemError ? saving.error.problem : null
  const wrong = (field: string) => problem?.errors.find((error) => error.field === field)
  const submit = () => {
    if (saving.isPending) return
    const { name, language, every, day, at, filters, people: to, groups, active } = content
    saving.mutate(
      { kind: 'save', id, version: report?.version ?? 0, content: { name: name.trim(), language, every, day, at: at.slice(0, 5), filters, people: to, groups, active } },
      { onSuccess: close },
    )
  }
  const remove = () => (deleting ? saving.mutate({ kind: 'delete', id }, { onSuccess: close }) : setDeleting(true))
  const every = (value: Every) => set({ every: value, day: value === 'day' ? null : 1 })
  const weekday = (day: number) =>
    new Intl.DateTimeFormat(languages[i18n.language as Language].locale, { weekday: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, day)))
  const choice = (name: 'type' | 'team' | 'channel' | 'priority' | 'campaign', options: string[] = []) => (
    <Select
      id={`report-${name}`}
      labelText={name === 'team' ? t('dashboard.team') : t(`filter.${name}`)}
      value={content.filters[name] ?? ''}
      onChange={({ target: { value } }) => set({ filters: Object.fromEntries(Object.entries({ ...content.filters, [name]: value }).filter(([, one]) => one)) })}
    >
      <SelectItem value="" text={t('filter.any')} />
      {[...new Set([...options, ...(content.filters[name] ? [content.filters[name]] : [])])].map((one) => (
        <SelectItem key={one} value={one} text={say(name, one)} />
      ))}
    </Select>
  )
  const groups = [...new Set([...people.flatMap((one) => one.groups), ...content.groups])].sort()
  const toggled = (list: string[], name: string, on: boolean) => (on ? [...list, name] : list.filter((one) => one !== name))

  return (
    <Modal
      open
      size="sm"
      modalHeading={t(report ? 'reports.edit' : 'reports.new')}
      primaryButtonText={t('views.save')}
      secondaryButtonText={t('bulk.cancel')}
      closeButtonLabel={t('keys.close')}
      primaryButtonDisabled={saving.isPending}
      onRequestClose={close}
      onRequestSubmit={submit}
    >
      <div className="view-dialog">
        {problem && <Notice kind="error" title={problemText(t, problem)} subtitle={problem.errors.map((error) => error.message).join(' ')} />}
        <TextInput
          id="report-name"
          data-modal-primary-focus
          labelText={t('views.name')}
          maxLength={80}
          dir="auto"
          required
          invalid={wrong('name') !== undefined}
          {...(wrong('name') && { 'aria-describedby': 'report-name-error-msg' })}
          invalidText={t('reports.nameMissing')}
          value={content.name}
          onChange={(event) => set({ name: event.target.value })}
        />
        <Select id="report-language" labelText={t('settings.language')} value={content.language} onChange={(event) => set({ language: event.target.value as Language })}>
          {languageCodes.map((code) => (
            <SelectItem key={code} value={code} text={languages[code].name} />
          ))}
        </Select>
        <Select id="report-every" labelText={t('reports.every')} value={content.every} onChange={(event) => every(event.target.value as Every)}>
          {(['day', 'week', 'month'] as const).map((one) => (
            <SelectItem key={one} value={one} text={t(`reportOften.${one}`)} />
          ))}
        </Select>
        {content.every !== 'day' && (
          <Select id="report-day" labelText={t('reports.day')} value={String(content.day)} onChange={(event) => set({ day: Number(event.target.value) })}>
            {Array.from({ length: content.every === 'week' ? 7 : 28 }, (_, n) => n + 1).map((day) => (
              <SelectItem key={day} value={String(day)} text={content.every === 'week' ? weekday(day) : moments.number(day)} />
            ))}
          </Select>
        )}
        <Select id="report-at" labelText={t('reports.at')} helperText={t('reports.atHint')} value={content.at.slice(0, 5)} onChange={(event) => set({ at: event.target.value })}>
          {times.map((time) => (
            <SelectItem key={time} value={time} text={moments.timeOfDay(time)} />
          ))}
        </Select>
        {choice('type', choices?.types)}
        {choice('team', choices?.teams)}
        {choice('channel', choices?.channels)}
        {choice('priority', choices?.priorities)}
        {choice('campaign', choices?.campaigns)}
        <fieldset className="report-dialog__people">
          <legend>{t('reports.groups')}</legend>
          {groups.map((group) => (
            <Checkbox key={group} id={`report-group-${group}`} labelText={words.group(group)} checked={content.groups.includes(group)} onChange={(_, { checked }) => set({ groups: toggled(content.groups, group, checked) })} />
          ))}
        </fieldset>
        <fieldset className="report-dialog__people">
          <legend>{t('reports.people')}</legend>
          {people.map(({ username, displayName }) => (
            <Checkbox key={username} id={`report-person-${username}`} labelText={displayName} checked={content.people.includes(username)} onChange={(_, { checked }) => set({ people: toggled(content.people, username, checked) })} />
          ))}
        </fieldset>
        <p className="panel__line">{t('reports.audienceHint')}</p>
        <Checkbox id="report-active" labelText={t('reports.active')} checked={content.active} onChange={(_, { checked }) => set({ active: checked })} />
        {report && (
          <Button kind="danger--ghost" size="md" disabled={saving.isPending} onClick={remove}>
            {t(deleting ? 'views.deleteSure' : 'reports.delete')}
          </Button>
        )}
      </div>
    </Modal>
  )
}
