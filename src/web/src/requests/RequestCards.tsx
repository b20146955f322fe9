import { useTranslation } from 'react-i18next'
import type { RequestItem } from '../api/requests'
import { BallWords, PromiseWords, RequestTitle, Status } from './RequestParts'

/** Requests as cards, on a phone. */
export function RequestCards({ requests }: { requests: RequestItem[] }) {
  const { t } = useTranslation()
  return (
    <ul className="cards" aria-label={t('nav.requests')}>
      {requests.map((request) => (
        <li key={request.id} className="card" data-row={request.id}>
          <RequestTitle request={request} />
          <Status status={request.status} size="sm" />
          <BallWords request={request} />
          {request.promise && <PromiseWords promise={request.promise} />}
        </li>
      ))}
    </ul>
  )
}
