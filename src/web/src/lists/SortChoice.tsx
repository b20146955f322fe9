import { Select, SelectItem } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import type { Sorting } from './SortHead'

/** In which order the list stands: all that it can be ordered by, on phones too, where there are no columns. */
export function SortChoice({ sorts, sort, set }: Sorting & { sorts: readonly string[] }) {
  const { t } = useTranslation()
  return (
    <Select id="sort" size="md" inline labelText={t('sort.label')} value={sort} onChange={(event) => set(event.target.value)}>
      {sorts.flatMap((one) => [one, `-${one}`]).map((one) => (
        <SelectItem key={one} value={one} text={t(`sort.${one}`)} />
      ))}
    </Select>
  )
}
