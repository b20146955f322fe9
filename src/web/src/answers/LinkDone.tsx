import { CheckmarkFilled } from '@carbon/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Completed, Task } from '../api/tasks'

/** After the answer: that it is safe, and where to go on. */
export function LinkDone({ task, completed }: { task: Task; completed: Completed }) {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <main className="shared answer-link" id="content">
      <p className="shared__brand">Launchdesk</p>
      <div className="panel shared__card answered" role="status">
        <h1 ref={heading} tabIndex={-1}>
          <CheckmarkFilled size={24} /> {t('answered.title')}
        </h1>
        <p>
          <bdi>{task.requestId}</bdi> · <bdi>{task.requestTitle}</bdi>
        </p>
        <p>{completed.engine === 'told' ? t('answered.told') : t('answered.waiting')}</p>
        <p>
          <a href={`/requests/${task.requestId}`}>{t('topicOpen.request')}</a>
        </p>
      </div>
    </main>
  )
}
