import { SelectItem, SelectItemGroup } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import { useWords } from '../i18n/words'
import { FilterPanel } from '../lists/FilterPanel'
import { Choice, SearchFilter, TypeFilter } from '../lists/filters'
import { endedStatuses, openStatuses } from './statuses'
import { filterNames, type useRequestFilters } from './useRequestFilters'

/** Search and filters over the list. */
export function RequestFilters({ view }: Pick<ReturnType<typeof useRequestFilters>, 'view'>) {
  const { t } = useTranslation()
  const words = useWords()
  const { values, set } = view
  return (
    <>
      <div className="filters" role="search" aria-label={t('tasks.filters')}>
        <SearchFilter value={values.q} set={(q) => set({ q })} />
        <Choice
          name="status"
          label={t('request.status')}
          any={t('requests.anyStatus')}
          value={values.status}
          set={(status) => set({ status })}
        >
          <SelectItem value="open" text={t('requests.open')} />
          <SelectItem value="ended" text={t('requests.ended')} />
          <SelectItemGroup label={t('requests.oneStatus')}>
            {[...openStatuses, ...endedStatuses].map((one) => (
              <SelectItem key={one} value={one} text={words.status(one)} />
            ))}
          </SelectItemGroup>
        </Choice>
        <TypeFilter value={values.type} set={(type) => set({ type })} />
      </div>
      <FilterPanel view={view} names={filterNames} />
    </>
  )
}
