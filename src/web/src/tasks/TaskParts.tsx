import { Button, Checkbox, Tag } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Task } from '../api/tasks'
import { AwayMark } from '../common/AwayMark'
import { ConfidentialTag } from '../confidential/ConfidentialTag'
import { useWords } from '../i18n/words'
import { useSession } from '../session/session'
import type { Selection } from './useSelection'

/** What is to be done, and for which request; leads to the task. */
export function TaskTitle({ task }: { task: Task }) {
  const words = useWords()
  return (
    <>
      <Link className="task__link" to={`/tasks/${task.id}`}>
        {words.step(task.step, task.title)}
        {task.about && <span className="task__about"> · {words.about(task.about)}</span>}
      </Link>
      {task.confidential && <ConfidentialTag />}
      <span className="task__request">
        <bdi>{task.requestId}</bdi> <bdi>{task.requestTitle}</bdi>
      </span>
    </>
  )
}

/** Chooses a task, to do something with several at once. */
export function SelectBox({ task, selection }: { task: Task; selection: Selection }) {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <Checkbox
      id={`select-${task.id}`}
      hideLabel
      labelText={t('bulk.select', { task: words.step(task.step, task.title), request: task.requestId })}
      checked={selection.has(task)}
      onChange={() => selection.toggle(task)}
    />
  )
}

/** Who has the task: a person, or the groups in whose queue it waits. */
export function Holder({ task }: { task: Task }) {
  const { t } = useTranslation()
  const words = useWords()
  const { person } = useSession()
  if (task.assignee === person.username) return <Tag type="blue">{t('task.mine')}</Tag>
  const name = task.assigneeName ?? task.assignee
  if (task.standIn) {
    return (
      <span className="holder">
        <Tag type="purple">{t('away.forPerson', { name })}</Tag>
        <AwayMark away={task.assigneeAway} />
      </span>
    )
  }
  if (task.assignee) {
    return (
      <span className="holder">
        <bdi>{name}</bdi> <AwayMark away={task.assigneeAway} />
      </span>
    )
  }
  return <span className="task__queue">{words.list([...task.candidateGroups.map(words.group), ...task.candidateUsers])}</span>
}

/** The one thing that can be done with a task from a list: take it, or put it back. */
export function HoldButton({ task, busy, hold }: { task: Task; busy: boolean; hold: (hold: boolean) => void }) {
  const { t } = useTranslation()
  const { person } = useSession()
  const words = useWords()
  if (task.assignee && task.assignee !== person.username) return null
  const mine = task.assignee !== null
  if (mine && task.candidateGroups.length + task.candidateUsers.length === 0) return null
  return (
    <Button
      kind={mine ? 'ghost' : 'tertiary'}
      size="sm"
      disabled={busy}
      aria-label={t(mine ? 'task.releaseOne' : 'task.claimOne', {
        task: words.step(task.step, task.title),
        request: task.requestId,
      })}
      onClick={() => hold(!mine)}
    >
      {mine ? t('task.release') : t('task.claim')}
    </Button>
  )
}
