import { SelectItem } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import { useWords } from '../i18n/words'
import { FilterPanel } from '../lists/FilterPanel'
import { Choice, SearchFilter, TypeFilter } from '../lists/filters'
import { steps } from './steps'
import { filterNames, type useTaskFilters } from './useTaskFilters'

/** Search and filters over the list. */
export function TaskFilters({ view }: Pick<ReturnType<typeof useTaskFilters>, 'view'>) {
  const { t } = useTranslation()
  const words = useWords()
  const { values, set } = view
  return (
    <>
      <div className="filters" role="search" aria-label={t('tasks.filters')}>
        <SearchFilter value={values.q} set={(q) => set({ q })} />
        <Choice
          name="step"
          label={t('task.task')}
          any={t('tasks.anyStep')}
          value={values.step}
          set={(step) => set({ step })}
        >
          {steps.map((step) => (
            <SelectItem key={step} value={step} text={words.step(step, step)} />
          ))}
        </Choice>
        <TypeFilter value={values.type} set={(type) => set({ type })} />
      </div>
      <FilterPanel view={view} names={filterNames} />
    </>
  )
}
