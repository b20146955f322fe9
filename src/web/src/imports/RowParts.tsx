import { Button, Tag } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { BatchRow } from '../api/batches'
import { useMoments } from '../common/useMoments'

/** What a row is: a request, ready, or to be corrected. */
export function RowState({ row }: { row: BatchRow }) {
  const { t } = useTranslation()
  const moments = useMoments()
  if (row.requestId) {
    return (
      <Link className="task__link" to={`/requests/${row.requestId}`}>
        <bdi>{row.requestId}</bdi>
      </Link>
    )
  }
  return row.errors.length === 0 ? (
    <Tag type="green">{t('batch.ready')}</Tag>
  ) : (
    <Tag type="red">{t('batch.wrong', { count: row.errors.length, n: moments.number(row.errors.length) })}</Tag>
  )
}

/** Opens the row to be written anew. */
export function CorrectButton({ row, busy, correct }: { row: BatchRow; busy: boolean; correct: (position: number) => void }) {
  const { t } = useTranslation()
  const moments = useMoments()
  if (row.requestId) return null
  return (
    <Button
      kind="ghost"
      size="sm"
      disabled={busy}
      aria-label={t('batch.correctOne', { row: moments.number(row.position) })}
      onClick={() => correct(row.position)}
    >
      {t('batch.correct')}
    </Button>
  )
}

/** Says of a field, by its name, that its cell is none of the choices. */
export function useNotOffered(): (head: string) => string {
  const { t } = useTranslation()
  return (head) => t('form.problem', { label: head, remedy: t('batch.notOffered') })
}
