import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import type { RequestItem } from '../api/requests'
import { useMoments } from '../common/useMoments'
import { SortHead, type Sorting } from '../lists/SortHead'
import { BallWords, PromiseWords, RequestTitle, Status } from './RequestParts'

/** Requests as a table, where there is room. */
export function RequestTable({ requests, sorting }: { requests: RequestItem[]; sorting: Sorting }) {
  const { t } = useTranslation()
  const moments = useMoments()
  return (
    <Table className="tasks requests" aria-label={t('nav.requests')} size="xl">
      <TableHead>
        <TableRow>
          <SortHead by="title" {...sorting}>
            {t('request.request')}
          </SortHead>
          <TableHeader>{t('request.status')}</TableHeader>
          <TableHeader>{t('request.ball')}</TableHeader>
          <SortHead by="promised" {...sorting}>
            {t('request.promise')}
          </SortHead>
          <SortHead by="submitted" descendingFirst className="tasks__type" {...sorting}>
            {t('request.submitted')}
          </SortHead>
        </TableRow>
      </TableHead>
      <TableBody>
        {requests.map((request) => (
          <TableRow key={request.id} data-row={request.id}>
            <TableCell>
              <RequestTitle request={request} />
            </TableCell>
            <TableCell>
              <Status status={request.status} />
            </TableCell>
            <TableCell>
              <BallWords request={request} />
            </TableCell>
            <TableCell>
              <PromiseWords promise={request.promise} />
            </TableCell>
            <TableCell className="tasks__type">
              {moments.short(request.createdAt)}
              <span className="task__requester">{request.requesterName}</span>
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
