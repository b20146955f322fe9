import { ArrowLeft } from '@carbon/icons-react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import type { ElementQuery, ElementRequest } from '../api/dashboards'
import { EmptyState } from '../common/States'
import { useMoments } from '../common/useMoments'
import { useTitle } from '../common/useTitle'
import { useWords } from '../i18n/words'
import { ListBody } from '../lists/ListBody'
import { dashboardOf } from './behind'
import { FigureTable } from './FigureTable'
import { NarrowedBy } from './NarrowedBy'
import { useElementRequests, useProcessDiagrams } from './useFigures'

/** The requests behind a number of an element, each with its own. */
export function ElementRequestsPage() {
  const { t } = useTranslation()
  const words = useWords()
  const [parameters] = useSearchParams()
  const query: ElementQuery = { process: '', element: '', ...Object.fromEntries(parameters) }
  const { process, element, only, ...filters } = query
  const list = useElementRequests(query)
  const diagram = useProcessDiagrams().data?.find(({ processId }) => processId === process)
  const name = words.element(element, diagram?.elements[element] ?? null)
  useTitle(t('behind.title', { name }))
  return (
    <div className="page">
      <p className="page__back">
        <Link className="back" to={dashboardOf(filters as Record<string, string>)}>
          <ArrowLeft aria-hidden />
          {t('behind.back')}
        </Link>
      </p>
      <header className="page__head">
        <h1>{t('behind.title', { name })}</h1>
      </header>
      <NarrowedBy query={Object.fromEntries(parameters)} more={[diagram ? words.text(diagram.name) : null, only ? t(`elementOnly.${only}`) : null]} />
      <ListBody list={list} empty={<EmptyState title={t('behind.none')} />}>
        {(requests) => <Requests requests={requests} title={t('behind.title', { name })} />}
      </ListBody>
    </div>
  )
}

function Requests({ requests, title }: { requests: ElementRequest[]; title: string }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const words = useWords()
  return (
    <FigureTable
      title={title}
      head={[
        t('request.request'),
        t('elementRequest.runs'),
        t('bottleneck.total'),
        t('bottleneck.wait'),
        t('bottleneck.rework'),
        t('bottleneck.breaches'),
        t('elementRequest.ended'),
        t('task.type'),
        t('dashboard.team'),
        t('filter.priority'),
      ]}
      rows={requests.map((request) => ({
        key: request.requestId,
        cells: [
          <Link key="request" to={`/requests/${request.requestId}`}>
            <bdi>{request.requestId}</bdi> · <bdi>{request.title}</bdi>
          </Link>,
          moments.number(request.runs),
          moments.figure(request.hours, 'hours'),
          request.waitHours === null ? '' : moments.figure(request.waitHours, 'hours'),
          moments.number(request.rework),
          moments.number(request.breaches),
          moments.short(request.at),
          words.requestType(request.type, request.type),
          words.group(request.team),
          t(`priority.${request.priority}`, { defaultValue: request.priority }),
        ],
      }))}
    />
  )
}
