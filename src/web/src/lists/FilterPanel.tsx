import { Filter } from '@carbon/icons-react'
import { Button, Select, SelectItem, TextInput } from '@carbon/react'
import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../api/request'
import { useCampaigns } from '../campaigns/useCampaigns'
import { Notice } from '../common/Notice'
import { problemText, useWords } from '../i18n/words'
import { endedStatuses, openStatuses } from '../requests/statuses'
import { usePeople } from '../tasks/usePeople'
import type { ListView } from '../views/useListView'
import { FilterChips, useFilterWords } from './FilterChips'
import { useFilterChoices } from './useFilterChoices'

/**
 * The filters that are wanted more rarely, behind a button, and chips for all that are in effect.
 *
 * @param names of the filters in the panel
 */
export function FilterPanel({ view, names }: { view: ListView; names: readonly string[] }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const id = useId()
  // Search, type, and of requests the status stand over the list themselves.
  const outside = ['q', 'type', 'step', ...(view.list === 'requests' ? ['status'] : [])]
  const inEffect = names.filter((name) => view.values[name] !== undefined && !outside.includes(name)).length
  return (
    <div className="narrow">
      <div className="narrow__head">
        <Button kind="ghost" size="md" renderIcon={Filter} aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
          {inEffect > 0 ? t('filter.moreSet', { n: inEffect }) : t('filter.more')}
        </Button>
        <FilterChips view={view} />
      </div>
      <div id={id} hidden={!open}>
        {open && <Fields view={view} names={names} />}
      </div>
    </div>
  )
}

function Fields({ view, names }: { view: ListView; names: readonly string[] }) {
  const { t } = useTranslation()
  const words = useWords()
  const choices = useFilterChoices(true)
  const people = usePeople()
  const campaigns = useCampaigns()
  const { values, set } = view
  const problem = choices.error instanceof ProblemError ? choices.error.problem : undefined

  const say = useFilterWords(false, true)

  const choice = (name: string, options: [string, string][]) => {
    const value = values[name] ?? ''
    // What a view or an address asks for is shown, also where it is not offered (any more) or is several.
    const known = value === '' || options.some(([one]) => one === value)
    return (
      names.includes(name) && (
        <Select
          key={name}
          id={`more-${name}`}
          size="md"
          labelText={t(`filter.${name}`)}
          value={value}
          onChange={(event) => set({ [name]: event.target.value })}
        >
          <SelectItem value="" text={t('filter.any')} />
          {[...options, ...(known ? [] : [[value, say(name, value)] as [string, string]])].map(([one, text]) => (
            <SelectItem key={one} value={one} text={text} />
          ))}
        </Select>
      )
    )
  }
  const typed = (name: string, type: 'date' | 'number') =>
    names.includes(name) && (
      <Typed key={name} name={name} type={type} label={t(`filter.${name}`)} value={values[name] ?? ''} set={(text) => set({ [name]: text })} />
    )
  return (
    <>
      {problem && <Notice kind="error" title={problemText(t, problem)} />}
      <div className="narrow__fields" role="group" aria-label={t('filter.more')}>
        {choice('due', ['overdue', 'today', 'week', 'none'].map((one) => [one, t(`filterDue.${one}`)]))}
        {typed('dueFrom', 'date')}
        {typed('dueTo', 'date')}
        {view.list === 'tasks' &&
          choice('status', [
            ['open', t('requests.open')],
            ['ended', t('requests.ended')],
            ...[...openStatuses, ...endedStatuses].map((one): [string, string] => [one, words.status(one)]),
          ])}
        {choice('priority', (choices.data?.priorities ?? []).map((one) => [one, t(`priority.${one}`, { defaultValue: one })]))}
        {choice('team', (choices.data?.teams ?? []).map((one) => [one, words.group(one)]))}
        {choice('requester', (people.data ?? []).map(({ username, displayName }) => [username, displayName]))}
        {choice('campaign', (campaigns.data ?? []).map(({ id, name }) => [id, name]))}
        {choice('channel', Object.keys(choices.data?.channels ?? {}).map((one) => [one, words.channel(one)]))}
        {choice('language', Object.keys(choices.data?.languages ?? {}).map((one) => [one, words.language(one)]))}
        {typed('launchFrom', 'date')}
        {typed('launchTo', 'date')}
        {typed('budgetFrom', 'number')}
        {typed('budgetTo', 'number')}
      </div>
    </>
  )
}

const TYPING = 400

interface TypedProps {
  name: string
  type: 'date' | 'number'
  label: string
  value: string
  set: (text: string) => void
}

/** A day or an amount; takes effect a moment after the last key, when it is one. */
function Typed({ name, type, label, value, set }: TypedProps) {
  const { t } = useTranslation()
  const [text, setText] = useState(value)
  const wrong = type === 'number' && text !== '' && !/^\d{1,12}(\.\d{1,2})?$/.test(text)
  useEffect(() => setText(value), [value])
  useEffect(() => {
    if (text === value || wrong) return
    const timer = setTimeout(() => set(text), TYPING)
    return () => clearTimeout(timer)
  })
  return (
    <TextInput
      id={`more-${name}`}
      size="md"
      type={type === 'date' ? 'date' : 'text'}
      inputMode={type === 'number' ? 'decimal' : undefined}
      min={type === 'date' ? '1900-01-01' : undefined}
      max={type === 'date' ? '2200-12-31' : undefined}
      labelText={label}
      invalid={wrong}
      {...(wrong && { 'aria-describedby': `more-${name}-error-msg` })}
      invalidText={t('filter.amount')}
      value={text}
      onChange={(event) => setText(event.target.value)}
    />
  )
}
