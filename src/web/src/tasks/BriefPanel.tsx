import { ArrowRight } from '@carbon/icons-react'
import { SkeletonText, Tag } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { ProblemError } from '../api/request'
import type { TaskDetail } from '../api/tasks'
import { ErrorState } from '../common/States'
import { BriefText } from '../forms/BriefText'
import { useWords } from '../i18n/words'
import { useIntakeForm, useRequest } from './useRequest'

/** The request that a task is about: what it is, and its brief in words. */
export function BriefPanel({ task }: { task: TaskDetail }) {
  const { t } = useTranslation()
  const words = useWords()
  const request = useRequest(task.requestId)
  const form = useIntakeForm(task.requestType)
  const failed = [request, form].find((query) => !query.data && query.error instanceof ProblemError)

  return (
    <section className="panel" aria-labelledby="request-title">
      <p className="panel__over">
        <bdi>{task.requestId}</bdi> · {words.requestType(task.requestType, task.requestTypeTitle)}
      </p>
      <h2 id="request-title" className="panel__title">
        <bdi>{task.requestTitle}</bdi>
      </h2>
      {request.data && (
        <div className="panel__link">
          <Tag type="blue">{words.status(request.data.status)}</Tag>
          <Link className="back" to={`/requests/${task.requestId}`}>
            {t('brief.open')}
            <ArrowRight />
          </Link>
        </div>
      )}
      {request.data && form.data ? (
        <BriefText schema={form.data.schema} brief={request.data.brief} />
      ) : failed?.error instanceof ProblemError ? (
        <ErrorState problem={failed.error.problem} again={() => void failed.refetch()} />
      ) : (
        <SkeletonText paragraph lineCount={6} />
      )}
    </section>
  )
}
