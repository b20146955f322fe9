import { ArrowRight, CheckmarkFilled } from '@carbon/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Completed, TaskDetail } from '../api/tasks'
import { Due } from '../common/Due'
import { useWords } from '../i18n/words'
import { useNextTask } from './useTasks'

/** After the answer: that it is safe, and what to go on with. */
export function AnsweredState({ task, completed }: { task: TaskDetail; completed: Completed }) {
  const { t } = useTranslation()
  const words = useWords()
  const next = useNextTask(task.id).data
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])

  return (
    <div className="answered" role="status">
      <h3 ref={heading} tabIndex={-1}>
        <CheckmarkFilled size={20} /> {t('answered.title')}
      </h3>
      <p>{completed.engine === 'told' ? t('answered.told') : t('answered.waiting')}</p>
      {next && (
        <Link className="next" to={`/tasks/${next.id}`}>
          <span className="next__lead">{t('answered.next')}</span>
          <span className="next__title">
            {words.step(next.step, next.title)}
            {next.about && ` · ${words.about(next.about)}`}
            <ArrowRight />
          </span>
          <span className="next__request">
            <bdi>{next.requestId}</bdi> <bdi>{next.requestTitle}</bdi>
          </span>
          <Due at={next.dueAt} />
        </Link>
      )}
      {next === null && <p>{t('answered.none')}</p>}
      <p>
        <Link to="/tasks">{t('answer.toList')}</Link>
      </p>
    </div>
  )
}
