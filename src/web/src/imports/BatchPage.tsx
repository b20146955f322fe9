import { ArrowLeft, Download } from '@carbon/icons-react'
import { Button, Checkbox, SkeletonText } from '@carbon/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { api } from '../api/api'
import { ProblemError } from '../api/request'
import type { BatchDetail, BatchRow } from '../api/batches'
import { Notice } from '../common/Notice'
import { ErrorState } from '../common/States'
import { useNarrow } from '../common/useMedia'
import { useMoments } from '../common/useMoments'
import { useTitle } from '../common/useTitle'
import { problemText, useWords } from '../i18n/words'
import { RowCards } from './RowCards'
import { RowDialog } from './RowDialog'
import { RowTable } from './RowTable'
import { useBatch, useSubmitting } from './useImports'

/** An uploaded table: what is wrong in it, corrected here, and what came of each row. */
export function BatchPage() {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const batch = useBatch(id)
  useTitle(batch.data?.batch.fileName ?? t('batch.title'))
  return (
    <div className="page import">
      <p className="page__back">
        <Link className="back" to="/new/import">
          <ArrowLeft aria-hidden />
          {t('batch.title')}
        </Link>
      </p>
      {batch.isPending && (
        <>
          <h1>{t('batch.title')}</h1>
          <div role="status" aria-label={t('state.loading')}>
            <SkeletonText paragraph lineCount={8} />
          </div>
        </>
      )}
      {!batch.data && batch.error instanceof ProblemError && (
        <>
          <h1>{t('batch.title')}</h1>
          <ErrorState problem={batch.error.problem} again={() => void batch.refetch()} />
        </>
      )}
      {batch.data && <Preview id={id} detail={batch.data} />}
    </div>
  )
}

/** So many rows are drawn at a time. */
const STEP = 25

const isGood = (row: BatchRow) => row.requestId === null && row.errors.length === 0

function Preview({ id, detail }: { id: string; detail: BatchDetail }) {
  const { t } = useTranslation()
  const words = useWords()
  const moments = useMoments()
  const narrow = useNarrow()
  const submitting = useSubmitting(id)
  const [onlyWrong, setOnlyWrong] = useState(false)
  const [most, setMost] = useState(STEP)
  const [position, setPosition] = useState<number | null>(null)

  const { batch, rows } = detail
  const good = rows.filter(isGood).length
  const wrong = rows.filter((row) => row.errors.length > 0).length
  const listed = onlyWrong ? rows.filter((row) => row.errors.length > 0) : rows
  const row = rows.find((one) => one.position === position)
  const Items = narrow ? RowCards : RowTable
  return (
    <>
      <header className="page__head">
        <h1>
          <bdi>{batch.fileName}</bdi>
        </h1>
      </header>
      <p className="import__sum" role="status">
        {words.requestType(batch.type, batch.type)}
        {' · '}
        {t('batch.counts', {
          all: moments.number(rows.length),
          good: moments.number(good),
          wrong: moments.number(wrong),
          done: moments.number(batch.submitted),
        })}
      </p>
      {batch.unknown.length > 0 && (
        <Notice kind="warning" title={t('batch.unknown')} subtitle={words.all(batch.unknown)} />
      )}
      {batch.encoding !== 'xlsx' && batch.submitted === 0 && (
        <p className="import__note">{t('batch.readAs', { encoding: batch.encoding.toUpperCase() })}</p>
      )}
      {submitting.problem && (
        <Notice kind="error" title={problemText(t, submitting.problem)} subtitle={t('batch.goOn')} />
      )}
      {good === 0 && wrong === 0 && <Notice kind="success" title={t('batch.allDone')} />}
      <div className="import__row">
        {submitting.running ? (
          <>
            <progress
              className="steps__bar import__progress"
              aria-label={t('batch.submitting')}
              max={batch.submitted + good}
              value={batch.submitted}
            />
            <Button kind="secondary" size="md" onClick={submitting.stop}>
              {t('batch.stop')}
            </Button>
          </>
        ) : (
          good > 0 && (
            <Button size="md" onClick={() => void submitting.run()}>
              {t('batch.submit', { count: good, n: moments.number(good) })}
            </Button>
          )
        )}
        {batch.submitted < rows.length && (
          <>
            <Button as="a" kind="tertiary" size="md" renderIcon={Download} href={api.leftFile(id, 'xlsx')} download>
              {t('batch.leftXlsx')}
            </Button>
            <Button as="a" kind="tertiary" size="md" renderIcon={Download} href={api.leftFile(id, 'csv')} download>
              {t('batch.leftCsv')}
            </Button>
          </>
        )}
      </div>
      {(wrong > 0 || onlyWrong) && (
        <Checkbox
          id="only-wrong"
          className="import__filter"
          labelText={t('batch.onlyWrong')}
          checked={onlyWrong}
          onChange={(_, { checked }) => setOnlyWrong(checked)}
        />
      )}
      <Items rows={listed.slice(0, most)} columns={detail.columns} busy={submitting.running} correct={setPosition} />
      {listed.length > most && (
        <Button className="tasks__more" kind="ghost" onClick={() => setMost(most + STEP)}>
          {t('tasks.more')}
        </Button>
      )}
      {row && <RowDialog id={id} row={row} columns={detail.columns} close={() => setPosition(null)} />}
    </>
  )
}
