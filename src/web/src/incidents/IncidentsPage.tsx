import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { api } from '../api/api'
import { keys } from '../api/keys'
import { orThrow } from '../api/request'
import type { Incident, IncidentState } from '../api/incidents'
import { Notice } from '../common/Notice'
import { EmptyState } from '../common/States'
import { useMoments } from '../common/useMoments'
import { useTitle } from '../common/useTitle'
import { useWords } from '../i18n/words'
import { ListBody } from '../lists/ListBody'
import { IncidentCard } from './IncidentCard'
import { useIncidentList } from './useIncidents'

const states: IncidentState[] = ['open', 'resolved']

/** What stands still in the processes, for those who get it going again. */
export function IncidentsPage() {
  const { t } = useTranslation()
  const words = useWords()
  const moments = useMoments()
  const [search] = useSearchParams()
  const state: IncidentState = search.get('state') === 'resolved' ? 'resolved' : 'open'
  const list = useIncidentList(state)
  const count = useQuery({
    queryKey: keys.incidents.count,
    queryFn: ({ signal }) => orThrow(api.incidentCount({ signal })),
  })
  const [tried, setTried] = useState<Incident | null>(null)
  useTitle(t('nav.incidents'))

  return (
    <div className="page page--incidents">
      <header className="page__head">
        <h1>{t('nav.incidents')}</h1>
      </header>
      <p className="page__lead">{t('incident.lead')}</p>
      <nav className="scopes" aria-label={t('incident.states')}>
        {states.map((one) => (
          <Link
            key={one}
            className="scopes__tab"
            to={one === 'open' ? '/incidents' : '/incidents?state=resolved'}
            aria-current={one === state ? 'page' : undefined}
          >
            {t(`incidentState.${one}`)}
            {one === 'open' && count.data && <span className="scopes__count">{moments.number(count.data.open)}</span>}
          </Link>
        ))}
      </nav>
      <div aria-live="polite">
        {tried && (
          <Notice
            kind="success"
            title={t('incident.tried', {
              step: words.text(tried.title),
              request: tried.requestId ?? '',
            })}
            subtitle={t('incident.triedHint')}
            onClose={() => setTried(null)}
          />
        )}
      </div>
      <ListBody
        list={list}
        empty={
          <EmptyState title={t(`incidentEmpty.${state}`)}>
            <p>{t(`incidentEmptyHint.${state}`)}</p>
          </EmptyState>
        }
      >
        {(incidents) => (
          <ul className="incidents" aria-label={t(`incidentState.${state}`)}>
            {incidents.map((incident) => (
              <IncidentCard key={incident.id} incident={incident} tried={setTried} />
            ))}
          </ul>
        )}
      </ListBody>
    </div>
  )
}
