import { CheckmarkFilled, CheckmarkOutline, WarningAltFilled, WarningFilled } from '@carbon/icons-react'
import { Tag } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { BallTask, DeliveryPromise, RequestItem, RequestStatus } from '../api/requests'
import { useMoments } from '../common/useMoments'
import { ConfidentialTag } from '../confidential/ConfidentialTag'
import { useWords } from '../i18n/words'
import { useSession } from '../session/session'
import { statusColours } from './statuses'

/** Which request: leads to its page. */
export function RequestTitle({ request }: { request: RequestItem }) {
  const { t } = useTranslation()
  const words = useWords()
  const moments = useMoments()
  return (
    <>
      <Link className="task__link" to={`/requests/${request.id}`}>
        <bdi>{request.title}</bdi>
      </Link>
      {request.confidential && <ConfidentialTag />}
      {request.unread > 0 && (
        <span className="unread">{t('requests.unread', { count: request.unread, n: moments.number(request.unread) })}</span>
      )}
      <span className="task__request">
        <bdi>{request.id}</bdi> · {words.requestType(request.type, request.typeTitle)}
      </span>
    </>
  )
}

/** Where the request is, in plain words. */
export function Status({ status, size }: { status: RequestStatus; size?: 'sm' | 'md' }) {
  const words = useWords()
  return (
    <Tag className="status" type={statusColours[status]} size={size ?? 'md'}>
      {words.status(status)}
    </Tag>
  )
}

/** Most lists have room for so many tasks. */
const SHOWN = 2

/** Who has the ball: people or groups with what they are to do, else what the system does. */
export function BallWords({ request, shown = SHOWN }: { request: RequestItem; shown?: number }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const { ball } = request
  const alike = alikeTasks(ball.tasks)
  const more = alike.slice(shown).reduce((sum, tasks) => sum + tasks.length, 0)
  if (ball.state === 'ended') return <span className="ball__quiet">{t('ball.ended')}</span>
  return (
    <span className="ball">
      {alike.slice(0, shown).map(([task, ...others]) => (
        <span key={task.id} className="ball__task">
          <Holder task={task} /> <TaskName task={task} />
          {others.length > 0 && <span className="ball__quiet"> {t('ball.times', { n: moments.number(others.length + 1) })}</span>}
        </span>
      ))}
      {more > 0 && <span className="ball__quiet">{t('ball.more', { n: moments.number(more) })}</span>}
      {ball.state !== 'tasks' && <span className="ball__quiet">{t(`ball.${ball.state}`)}</span>}
      {ball.stopped && ball.state === 'tasks' && <span className="ball__quiet">{t('ball.stopped')}</span>}
    </span>
  )
}

/** Tasks that would be told in the same words, such as the seats of a quorum, stand together. */
function alikeTasks(tasks: BallTask[]): [BallTask, ...BallTask[]][] {
  const groups = new Map<string, [BallTask, ...BallTask[]]>()
  for (const task of tasks) {
    const words = JSON.stringify([task.assignee, task.candidateGroups, task.step, task.title])
    const group = groups.get(words)
    if (group) group.push(task)
    else groups.set(words, [task])
  }
  return [...groups.values()]
}

function Holder({ task }: { task: BallTask }) {
  const { t } = useTranslation()
  const words = useWords()
  const { person } = useSession()
  if (task.assignee === person.username) return <strong className="ball__me">{t('task.mine')}</strong>
  if (task.assignee) return <strong>{task.assigneeName ?? task.assignee}</strong>
  return <strong>{words.list(task.candidateGroups.map(words.group)) || t('ball.nobody')}</strong>
}

/** What a task asks for; the portal's words have in brackets which step or piece it is about. */
export function TaskName({ task }: { task: BallTask }) {
  const words = useWords()
  const about = /\((.*)\)$/.exec(task.title)?.[1]
  return (
    <span className="ball__quiet">
      {words.step(task.step, task.title.replace(/ \(.*\)$/, ''))}
      {about && <> · {words.about(about)}</>}
    </span>
  )
}

const outlookIcons = {
  holds: CheckmarkOutline,
  'at-risk': WarningAltFilled,
  late: WarningFilled,
  kept: CheckmarkFilled,
  missed: WarningFilled,
}

/** The promised day and whether it will hold; why not, where there is room. */
export function PromiseWords({ promise, why = false }: { promise: DeliveryPromise | null; why?: boolean }) {
  const { t } = useTranslation()
  const moments = useMoments()
  if (!promise) return <span className="ball__quiet">{t('promise.none')}</span>
  const Icon = outlookIcons[promise.outlook]
  return (
    <span className={`promise promise--${promise.outlook}`}>
      <time dateTime={promise.at} title={moments.full(promise.at)}>
        {moments.short(promise.at)}
      </time>
      <span className="promise__outlook">
        <Icon aria-hidden />
        {t(`promise.${promise.outlook}`)}
      </span>
      {why && promise.paused && <span className="promise__why">{t('promise.paused')}</span>}
      {why && promise.risk && <span className="promise__why">{t(`risk.${promise.risk}`)}</span>}
    </span>
  )
}
