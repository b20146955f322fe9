import { TrashCan } from '@carbon/icons-react'
import { IconButton } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { ProblemError } from '../api/request'
import { Notice } from '../common/Notice'
import { useMoments } from '../common/useMoments'
import { useNow } from '../common/useNow'
import { problemText, useWords } from '../i18n/words'
import { useBatches, useDeleteBatch } from './useImports'

/** The files that I have uploaded: what is left of each can be gone on with. Nothing when there are none. */
export function BatchList() {
  const { t } = useTranslation()
  const words = useWords()
  const moments = useMoments()
  const now = useNow()
  const batches = useBatches()
  const remove = useDeleteBatch()
  const problem = batches.error ?? remove.error
  return (
    <>
      {problem instanceof ProblemError && (
        <Notice kind="error" title={t('batch.uploads')} subtitle={problemText(t, problem.problem)} />
      )}
      {(batches.data ?? []).length > 0 && (
        <section className="drafts" aria-labelledby="import-uploads">
          <h2 className="section__title" id="import-uploads">
            {t('batch.uploads')}
          </h2>
          <ul>
            {batches.data?.map((batch) => (
              <li key={batch.id} className="begun">
                <Link className="begun__link" to={`/new/import/${batch.id}`} dir="auto">
                  {batch.fileName}
                </Link>
                <span className="begun__about">
                  {words.requestType(batch.type, batch.type)}
                  {' · '}
                  {t('batch.sum', { done: moments.number(batch.submitted), all: moments.number(batch.rows) })}
                  {' · '}
                  <time dateTime={batch.createdAt} title={moments.full(batch.createdAt)}>
                    {moments.distance(batch.createdAt, now)}
                  </time>
                </span>
                <IconButton
                  kind="ghost"
                  size="md"
                  align="left"
                  label={t('batch.delete', { name: batch.fileName })}
                  disabled={remove.isPending}
                  onClick={() => remove.mutate(batch.id)}
                >
                  <TrashCan />
                </IconButton>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
