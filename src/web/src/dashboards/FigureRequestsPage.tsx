import { ArrowLeft } from '@carbon/icons-react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import type { FigureRequest, KpiEntry } from '../api/dashboards'
import { EmptyState } from '../common/States'
import { useMoments } from '../common/useMoments'
import { useTitle } from '../common/useTitle'
import { useWords } from '../i18n/words'
import { ListBody } from '../lists/ListBody'
import { dashboardOf } from './behind'
import { FigureTable } from './FigureTable'
import { kpiWords } from './kpiWords'
import { NarrowedBy } from './NarrowedBy'
import { useCatalogue, useFigureRequests } from './useFigures'
import { useFigureWords } from './useFigureWords'

/** The requests behind a number of the dashboard, each with its own value. */
export function FigureRequestsPage() {
  const { t } = useTranslation()
  const [parameters] = useSearchParams()
  const query: Record<string, string> & { kpi: string } = { kpi: '', ...Object.fromEntries(parameters) }
  const list = useFigureRequests(query)
  const definition = useCatalogue().data?.find(({ id }) => id === query.kpi)
  const name = definition ? kpiWords(t, definition.id).name : t('nav.dashboard')
  const { kpi, part, above, upTo, ...filters } = query
  useTitle(t('behind.title', { name }))

  return (
    <div className="page">
      <p className="page__back">
        <Link className="back" to={dashboardOf({ ...filters, kpi })}>
          <ArrowLeft aria-hidden />
          {t('behind.back')}
        </Link>
      </p>
      <header className="page__head">
        <h1>{t('behind.title', { name })}</h1>
      </header>
      {definition && <Narrowed definition={definition} query={query} />}
      <ListBody list={list} empty={<EmptyState title={t('behind.none')} />}>
        {(requests) => definition && <Requests requests={requests} definition={definition} />}
      </ListBody>
    </div>
  )
}

/** What the number was about, in words. */
function Narrowed({ definition, query }: { definition: KpiEntry; query: Record<string, string> }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const said = useFigureWords()
  const { part, above, upTo } = query
  return (
    <NarrowedBy
      query={query}
      more={[
        part ? said.part(definition.part, part) : null,
        above !== undefined && upTo !== undefined
          ? t('behind.values', { from: moments.figure(Number(above), definition.unit), to: moments.figure(Number(upTo), definition.unit) })
          : null,
      ]}
    />
  )
}

function Requests({ requests, definition }: { requests: FigureRequest[]; definition: KpiEntry }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const words = useWords()
  const said = useFigureWords()
  return (
    <FigureTable
      title={t('behind.title', { name: kpiWords(t, definition.id).name })}
      head={[
        t('request.request'),
        t('behind.value'),
        ...(definition.part ? [t(`partKind.${definition.part}`)] : []),
        t('behind.at'),
        t('task.type'),
        t('dashboard.team'),
        t('filter.priority'),
      ]}
      rows={requests.map((request) => ({
        key: `${request.requestId} ${request.part} ${request.at}`,
        cells: [
          <Link key="request" to={`/requests/${request.requestId}`}>
            <bdi>{request.requestId}</bdi> · <bdi>{request.title}</bdi>
          </Link>,
          moments.figure(request.value, definition.unit),
          ...(definition.part ? [said.part(definition.part, request.part)] : []),
          moments.short(request.at),
          words.requestType(request.type, request.type),
          words.group(request.team),
          t(`priority.${request.priority}`, { defaultValue: request.priority }),
        ],
      }))}
    />
  )
}
