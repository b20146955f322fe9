import '../../styles/studio.scss'
import '../../styles/changes.scss'
import { SkeletonText, Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ChangeListed } from '../../api/changes'
import { ProblemError } from '../../api/request'
import { EmptyState, ErrorState } from '../../common/States'
import { useMoments } from '../../common/useMoments'
import { useTitle } from '../../common/useTitle'
import { useSession } from '../../session/session'
import { changesModels } from '../../shell/entries'
import { ChangeTag } from './ChangeTag'
import { useChanges } from './useChanges'

/** What was proposed, is in review, waits for its moment, and is live. */
export function ChangesPage() {
  const { t } = useTranslation()
  const { person } = useSession()
  const { data, error, isPending, refetch } = useChanges()
  useTitle(t('change.list'))
  return (
    <div className="page">
      <p className="page__back">
        <Link to="/studio">{t('studio.back')}</Link>
      </p>
      <header className="page__head">
        <h1>{t('change.list')}</h1>
        {changesModels(person) && (
          <div className="page__actions">
            <Link className="cds--btn cds--btn--primary cds--btn--md" to="/studio/changes/new">
              {t('change.new')}
            </Link>
          </div>
        )}
      </header>
      <p className="page__lead">{t('change.lead')}</p>
      {isPending && (
        <div role="status" aria-label={t('state.loading')}>
          <SkeletonText paragraph lineCount={6} />
        </div>
      )}
      {!data && error instanceof ProblemError && <ErrorState problem={error.problem} again={() => void refetch()} />}
      {data?.length === 0 && (
        <EmptyState title={t('change.none')}>
          <p>{t('change.noneHint')}</p>
        </EmptyState>
      )}
      {data && data.length > 0 && <Changes changes={data} />}
    </div>
  )
}

function Changes({ changes }: { changes: ChangeListed[] }) {
  const { t } = useTranslation()
  const moments = useMoments()
  return (
    <Table className="changes__table" aria-label={t('change.list')}>
      <TableHead>
        <TableRow>
          <TableHeader>{t('change.one')}</TableHeader>
          <TableHeader>{t('change.state')}</TableHeader>
          <TableHeader>{t('change.by')}</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {changes.map((change) => (
          <TableRow key={change.number}>
            <TableCell>
              <Link to={`/studio/changes/${change.number}`}>
                <bdi>{change.title}</bdi>
              </Link>
              <span className="changes__said">
                {change.returns === null
                  ? t('change.number', { number: moments.number(change.number) })
                  : t('change.numberReturns', { number: moments.number(change.number), other: moments.number(change.returns) })}
              </span>
            </TableCell>
            <TableCell>
              <ChangeTag change={change} />
            </TableCell>
            <TableCell>
              <bdi>{change.authorName}</bdi>
              <span className="changes__said">{moments.short(change.changedAt)}</span>
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
