import { ArrowLeft } from '@carbon/icons-react'
import { Button, SkeletonText } from '@carbon/react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { ProblemError } from '../api/request'
import type { TaskDetail } from '../api/tasks'
import { CommentsPanel } from '../comments/CommentsPanel'
import { Notice } from '../common/Notice'
import { ConfidentialTag } from '../confidential/ConfidentialTag'
import { ErrorState } from '../common/States'
import { useTitle } from '../common/useTitle'
import { RequestFiles } from '../files/RequestFiles'
import { problemText, useWords } from '../i18n/words'
import { useSession } from '../session/session'
import { AnswerPanel } from './AnswerPanel'
import { BriefPanel } from './BriefPanel'
import { HandoverPanel } from './HandoverPanel'
import { HistoryPanel } from './HistoryPanel'
import { TaskFacts } from './TaskFacts'
import { answeredInVain, mayAssign } from './rules'
import { ReasonPanel } from './ReasonPanel'
import { ReturnDialog } from './ReturnDialog'
import { enteredNames } from './taskForm'
import { HoldButton } from './TaskParts'
import { useRequest } from './useRequest'
import { useHolding, useTask } from './useTasks'

const BulkDialog = lazy(async () => ({ default: (await import('./BulkDialog')).BulkDialog }))

/** A form of a few fields stays in sight while one reads the request. */
const isShort = (task: TaskDetail) => enteredNames(task.form?.schema.components ?? []).length <= 4

/** A task: what was asked for, what is to be answered, and how it came here. */
export function TaskPage() {
  const { t } = useTranslation()
  const words = useWords()
  const { id = '' } = useParams()
  const { data: task, error, isPending, refetch } = useTask(id)
  const request = useRequest(task?.requestId).data
  const holding = useHolding()
  const { person } = useSession()
  const [assigning, setAssigning] = useState(false)
  const [returning, setReturning] = useState(false)
  const title = task ? words.step(task.step, task.title) : t('task.task')
  useTitle(title)

  const asked = task && (
    <div key="request" className="work__request">
      <BriefPanel task={task} />
      <RequestFiles requestId={task.requestId} />
    </div>
  )
  const answer = task && (
    <div key="answer" className="work__answer">
      <AnswerPanel key={task.id} task={task} />
    </div>
  )

  return (
    <div className="page">
      <p className="page__back">
        <Link className="back" to="/tasks">
          <ArrowLeft />
          {t('task.back')}
        </Link>
      </p>
      {isPending && (
        <div role="status" aria-label={t('state.loading')}>
          <SkeletonText heading />
          <SkeletonText paragraph lineCount={8} />
        </div>
      )}
      {!task && error instanceof ProblemError && <ErrorState problem={error.problem} again={() => void refetch()} />}
      {task && (
        <>
          <header className="page__head">
            <h1>
              {title}
              {task.about && <span className="task__about"> · {words.about(task.about)}</span>}
            </h1>
            {task.confidential && <ConfidentialTag size="md" />}
            {task.state === 'open' && (
              <div className="page__actions">
                <HoldButton task={task} busy={holding.isPending} hold={(hold) => holding.mutate({ task, hold })} />
                {mayAssign(task, person) && (
                  <Button kind="ghost" size="sm" onClick={() => setAssigning(true)}>
                    {task.assignee === person.username || task.standIn ? t('delegate.offer') : t('bulk.assignOffer')}
                  </Button>
                )}
                {task.delegation?.from && task.assignee === person.username && (
                  <Button kind="ghost" size="sm" onClick={() => setReturning(true)}>
                    {t('delegate.returnOffer')}
                  </Button>
                )}
              </div>
            )}
          </header>
          {holding.error instanceof ProblemError && (
            <Notice kind="error" title={problemText(t, holding.error.problem)} onClose={holding.reset} />
          )}
          {assigning && (
            <Suspense>
              <BulkDialog action="assign" tasks={[task]} close={() => setAssigning(false)} />
            </Suspense>
          )}
          {returning && task.delegation && (
            <ReturnDialog task={task} delegation={task.delegation} close={() => setReturning(false)} />
          )}
          {task.standIn && task.state === 'open' && (
            <Notice
              kind="info"
              title={t('away.youStandIn', { name: task.assigneeName ?? task.assignee })}
              subtitle={t('away.youStandInHint')}
            />
          )}
          <TaskFacts task={task} />
          <div className={isShort(task) ? 'work work--short' : 'work'}>
            {/* On a phone one stands below the other; who has answered in vain comes to read that. */}
            {answeredInVain(task) ? [answer, asked] : [asked, answer]}
            <div className="work__story">
              <CommentsPanel requestId={task.requestId} unread={request?.unread ?? 0} />
              {task.reason && <ReasonPanel task={task} reason={task.reason} />}
              <HandoverPanel handovers={task.handovers} />
              <HistoryPanel requestId={task.requestId} />
            </div>
          </div>
        </>
      )}
    </div>
  )
}
