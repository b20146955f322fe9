import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useNarrow } from '../common/useMedia'
import { useTitle } from '../common/useTitle'
import { EmptyList } from '../lists/EmptyList'
import { ListBody } from '../lists/ListBody'
import { SortChoice } from '../lists/SortChoice'
import { ViewBar } from '../views/ViewBar'
import { RequestCards } from './RequestCards'
import { RequestFilters } from './RequestFilters'
import { RequestTable } from './RequestTable'
import { scopes, sorts, useRequestFilters } from './useRequestFilters'
import { useRequestList } from './useRequests'

/** Requests with where they stand, the newest first unless another order is chosen. */
export function RequestListPage() {
  const { t } = useTranslation()
  const { query, view, sorting } = useRequestFilters()
  const list = useRequestList(query, view.ready)
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
            to={view.linkTo(scope)}
            aria-current={scope === query.scope ? 'page' : undefined}
          >
            {t(`requestScope.${scope}`)}
          </Link>
        ))}
      </nav>
      <ViewBar view={view}>
        <SortChoice sorts={sorts} {...sorting} />
      </ViewBar>
      <RequestFilters view={view} />
      <ListBody
        list={list}
        empty={
          <EmptyList
            {...view}
            noMatch={t('requests.noMatch')}
            title={t(`requestsEmpty.${query.scope}`)}
            hint={t('requests.emptyHint')}
          />
        }
      >
        {(requests) => <Items requests={requests} sorting={sorting} />}
      </ListBody>
    </div>
  )
}
