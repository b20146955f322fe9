import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { EmptyState } from './States'
import { useTitle } from './useTitle'

/** For an address that is no page. */
export function NotFoundPage() {
  const { t } = useTranslation()
  useTitle(t('notFound.title'))
  return (
    <EmptyState title={t('notFound.title')}>
      <p>
        <Link to="/tasks">{t('notFound.home')}</Link>
      </p>
    </EmptyState>
  )
}
