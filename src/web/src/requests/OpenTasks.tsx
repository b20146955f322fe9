import { ArrowRight } from '@carbon/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { BallTask, RequestDetail } from '../api/requests'
import { Due } from '../common/Due'
import { useSession } from '../session/session'
import { TaskName } from './RequestParts'

/** What waits for me on this request, with the way to answer it. */
export function OpenTasks({ request }: { request: RequestDetail }) {
  const { t } = useTranslation()
  const { person } = useSession()
  const mine = request.ball.tasks.filter(
    (task) =>
      task.assignee === person.username ||
      (task.assignee === null && task.candidateGroups.some((group) => person.groups.includes(group))),
  )
  if (mine.length === 0) return null
  return (
    <section className="asked" aria-labelledby="asked">
      <h2 id="asked">{t('request.asked', { count: mine.length })}</h2>
      <ul>
        {mine.map((task) => (
          <li key={task.id}>
            <TaskLink task={task} />
            <Due at={task.dueAt} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function TaskLink({ task }: { task: BallTask }) {
  return (
    <Link className="asked__link" to={`/tasks/${task.id}`}>
      <TaskName task={task} />
      <ArrowRight aria-hidden />
    </Link>
  )
}
