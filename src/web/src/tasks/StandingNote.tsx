import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { TaskDetail } from '../api/tasks'
import { Notice } from '../common/Notice'
import type { Standing } from './rules'

/** Says why the task cannot be answered here, at once when that changes under the person's hands. */
export function StandingNote({ task, standing, lost }: { task: TaskDetail; standing: Standing; lost: boolean }) {
  const { t } = useTranslation()
  const name = task.assigneeName ?? task.assignee ?? ''
  const text = {
    'may-answer': '',
    taken: t('standing.taken', { name }),
    'four-eyes': t('standing.fourEyes'),
    'for-others': t('standing.forOthers'),
    completed: task.answered
      ? t('standing.completedBy', { name: task.answered.personName ?? task.answered.person })
      : t('standing.completed'),
    canceled: t('standing.canceled'),
  }[standing]
  return (
    <>
      <Notice kind={lost ? 'warning' : 'info'} title={text} subtitle={lost ? t('standing.kept') : undefined} />
      <p>
        <Link to="/tasks">{t('answer.toList')}</Link>
      </p>
    </>
  )
}
