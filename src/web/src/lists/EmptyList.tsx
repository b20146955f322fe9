import { Button } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../common/States'

interface Props {
  filtered: boolean
  clear: () => void
  noMatch: string
  title: string
  hint: string
}

/** Nothing on the list: because of the filters, which can be cleared, or because there is nothing. */
export function EmptyList({ filtered, clear, noMatch, title, hint }: Props) {
  const { t } = useTranslation()
  return (
    <EmptyState title={filtered ? noMatch : title}>
      {filtered ? (
        <Button kind="tertiary" size="md" onClick={clear}>
          {t('tasks.clearFilters')}
        </Button>
      ) : (
        <p>{hint}</p>
      )}
    </EmptyState>
  )
}
