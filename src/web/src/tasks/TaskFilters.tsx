import { SelectItem } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import { useWords } from '../i18n/words'
import { Choice, SearchFilter, TypeFilter } from '../lists/filters'
import { steps } from './steps'
import type { useTaskFilters } from './useTaskFilters'

/** Search and filters over the list. */
export function TaskFilters({ query, set }: ReturnType<typeof useTaskFilters>) {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <div className="filters" role="search" aria-label={t('tasks.filters')}>
      <SearchFilter value={query.q} set={(text) => set('q', text)} />
      <Choice
        name="step"
        label={t('task.task')}
        any={t('tasks.anyStep')}
        value={query.step}
        set={(step) => set('step', step)}
      >
        {steps.map((step) => (
          <SelectItem key={step} value={step} text={words.step(step, step)} />
        ))}
      </Choice>
      <TypeFilter value={query.type} set={(type) => set('type', type)} />
    </div>
  )
}
