import { Search, Select, SelectItem } from '@carbon/react'
import { useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useWords } from '../i18n/words'
import { useOnTheWay } from './onTheWay'
import { useRequestTypes } from './useRequestTypes'

const TYPING = 250

/** Searches a moment after the last key, unless the person is on the way to another page meanwhile. */
export function SearchFilter({ value, set }: { value: string | undefined; set: (text: string) => void }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(value ?? '')
  const onTheWay = useOnTheWay()
  useEffect(() => setTyped(value ?? ''), [value])
  useEffect(() => {
    if (typed.trim() === (value ?? '')) return
    const timer = setTimeout(() => {
      if (!onTheWay()) set(typed.trim())
    }, TYPING)
    return () => clearTimeout(timer)
  })
  return (
    <Search
      id="search"
      size="md"
      labelText={t('tasks.search')}
      placeholder={t('tasks.search')}
      closeButtonLabelText={t('tasks.clearSearch')}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  )
}

interface ChoiceProps {
  name: string
  label: string
  /** What stands there while nothing is chosen. */
  any: string
  value: string | undefined
  set: (value: string) => void
  children: ReactNode
}

/** One choice among the items given, or any. */
export function Choice({ name, label, any, value, set, children }: ChoiceProps) {
  return (
    <Select
      id={`filter-${name}`}
      size="md"
      hideLabel
      labelText={label}
      value={value ?? ''}
      onChange={(event) => set(event.target.value)}
    >
      <SelectItem value="" text={any} />
      {children}
    </Select>
  )
}

/** What kind of request. */
export function TypeFilter({ value, set }: Pick<ChoiceProps, 'value' | 'set'>) {
  const { t } = useTranslation()
  const words = useWords()
  const types = useRequestTypes()
  return (
    <Choice name="type" label={t('task.type')} any={t('tasks.anyType')} value={value} set={set}>
      {types.data?.items.map(({ type, title }) => (
        <SelectItem key={type} value={type} text={words.requestType(type, title)} />
      ))}
    </Choice>
  )
}
