import { SelectItem, SelectItemGroup } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import { useWords } from '../i18n/words'
import { Choice, SearchFilter, TypeFilter } from '../lists/filters'
import { endedStatuses, openStatuses } from './statuses'
import type { useRequestFilters } from './useRequestFilters'

/** Search and filters over the list. */
export function RequestFilters({ query, status, set }: ReturnType<typeof useRequestFilters>) {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <div className="filters" role="search" aria-label={t('tasks.filters')}>
      <SearchFilter value={query.q} set={(text) => set('q', text)} />
      <Choice
        name="status"
        label={t('request.status')}
        any={t('requests.anyStatus')}
        value={status}
        set={(one) => set('status', one)}
      >
        <SelectItem value="open" text={t('requests.open')} />
        <SelectItem value="ended" text={t('requests.ended')} />
        <SelectItemGroup label={t('requests.oneStatus')}>
          {[...openStatuses, ...endedStatuses].map((one) => (
            <SelectItem key={one} value={one} text={words.status(one)} />
          ))}
        </SelectItemGroup>
      </Choice>
      <TypeFilter value={query.type} set={(type) => set('type', type)} />
    </div>
  )
}
