import { Select, SelectItem, TextInput } from '@carbon/react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Figures } from '../api/dashboards'
import { useMoments } from '../common/useMoments'
import { useWords } from '../i18n/words'
import { useFilterWords } from '../lists/FilterChips'
import { type DashboardView, lengths } from './useDashboardView'
import { useDashboardChoices } from './useFigures'

/**
 * Which days, and which requests: by type, team, channel, priority, campaign.
 *
 * @param period the days that are shown, from which own ones begin; undefined until they are known
 */
export function DashboardFilters({ dashboard, period }: { dashboard: DashboardView; period: Figures['period'] | undefined }) {
  const { t } = useTranslation()
  const words = useWords()
  const moments = useMoments()
  const choices = useDashboardChoices().data
  const say = useFilterWords(false, true)
  const { view, query, length } = dashboard
  const { values, set } = view

  const choice = (name: 'type' | 'team' | 'channel' | 'priority' | 'campaign', options: [string, string][]) => {
    const value = values[name] ?? ''
    // What a view or an address asks for is shown, also where it is not offered (any more) or is several.
    const known = value === '' || options.some(([one]) => one === value)
    return (
      <Select id={`figures-${name}`} size="md" labelText={name === 'team' ? t('dashboard.team') : t(`filter.${name}`)} value={value} onChange={(event) => set({ [name]: event.target.value })}>
        <SelectItem value="" text={t('filter.any')} />
        {[...options, ...(known ? [] : [[value, say(name, value)] as [string, string]])].map(([one, text]) => (
          <SelectItem key={one} value={one} text={text} />
        ))}
      </Select>
    )
  }
  return (
    <div className="figures__filters" role="search" aria-label={t('dashboard.filters')}>
      <Select
        id="figures-days"
        size="md"
        labelText={t('dashboard.period')}
        value={length === null ? 'own' : String(length)}
        onChange={({ target: { value } }) =>
          set(value === 'own' ? { days: '', from: period!.from, to: period!.to } : { days: value, from: '', to: '' })
        }
      >
        {lengths.map((days) => (
          <SelectItem key={days} value={String(days)} text={t('dashboard.lastDays', { count: days, n: moments.number(days) })} />
        ))}
        <SelectItem value="own" disabled={length !== null && !period} text={t('dashboard.ownDays')} />
      </Select>
      {length === null && (
        <>
          <Day name="from" value={query.from!} most={query.to!} set={(from) => set({ from })} />
          <Day name="to" value={query.to!} least={query.from!} set={(to) => set({ to })} />
        </>
      )}
      {choice('type', (choices?.types ?? []).map((one) => [one, say('type', one)]))}
      {choice('team', (choices?.teams ?? []).map((one) => [one, words.group(one)]))}
      {choice('channel', (choices?.channels ?? []).map((one) => [one, words.channel(one)]))}
      {choice('priority', (choices?.priorities ?? []).map((one) => [one, t(`priority.${one}`, { defaultValue: one })]))}
      {choice('campaign', (choices?.campaigns ?? []).map((one) => [one, say('campaign', one)]))}
    </div>
  )
}

const TYPING = 500

interface DayProps {
  name: 'from' | 'to'
  value: string
  least?: string
  most?: string
  set: (day: string) => void
}

/** A day; takes effect a moment after the last key, when it is one that fits the other end. */
function Day({ name, value, least = '1900-01-01', most = '2200-12-31', set }: DayProps) {
  const { t } = useTranslation()
  const [text, setText] = useState(value)
  const fits = text >= least && text <= most
  useEffect(() => setText(value), [value])
  useEffect(() => {
    if (text === value || !fits) return
    const timer = setTimeout(() => set(text), TYPING)
    return () => clearTimeout(timer)
  })
  return (
    <TextInput
      id={`figures-${name}`}
      size="md"
      type="date"
      min={least}
      max={most}
      labelText={t(`dashboard.${name}`)}
      invalid={text !== '' && !fits}
      {...(text !== '' && !fits && { 'aria-describedby': `figures-${name}-error-msg` })}
      invalidText={t('dashboard.daysTurned')}
      value={text}
      onChange={(event) => setText(event.target.value)}
    />
  )
}
