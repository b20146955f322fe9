import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useNarrow } from '../common/useMedia'
import { useTitle } from '../common/useTitle'
import { EmptyList } from '../lists/EmptyList'
import { ListBody } from '../lists/ListBody'
import { RequestCards } from './RequestCards'
import { RequestFilters } from './RequestFilters'
import { RequestTable } from './RequestTable'
import { scopes, useRequestFilters } from './useRequestFilters'
import { useRequestList } from './useRequests'

/** Requests with where they stand, the newest first. */
export function RequestListPage() {
  const { t } = useTranslation()
  const filters = useRequestFilters()
  const list = useRequestList(filters.query)
  const narrow = useNarrow()
  useTitle(t('nav.requests'))

  const Items = narrow ? RequestCards : RequestTable
  return (
    <div className="page">
      <header className="page__head">
        <h1>{t('nav.requests')}</h1>
      </header>
      <nav className="scopes" aria-label={t('requests.scopes')}>
        {scopes.map((scope) => (
          <Link
            key={scope}
            className="scopes__tab"
            to={filters.linkTo(scope)}
            aria-current={scope === filters.query.scope ? 'page' : undefined}
          >
            {t(`requestScope.${scope}`)}
          </Link>
        ))}
      </nav>
      <RequestFilters {...filters} />
      <ListBody
        list={list}
        empty={
          <EmptyList
            {...filters}
            noMatch={t('requests.noMatch')}
            title={t(`requestsEmpty.${filters.query.scope}`)}
            hint={t('requests.emptyHint')}
          />
        }
      >
        {(requests) => <Items requests={requests} />}
      </ListBody>
    </div>
  )
}
