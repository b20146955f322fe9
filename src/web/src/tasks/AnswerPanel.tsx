import { Button, SkeletonText } from '@carbon/react'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FieldError, ProblemError } from '../api/request'
import type { Completed, TaskDetail, TaskDraft } from '../api/tasks'
import { Notice } from '../common/Notice'
import { ErrorState } from '../common/States'
import type { Values } from '../forms/schema'
import { type FormHandle, FormView } from '../forms/FormView'
import { problemText } from '../i18n/words'
import { useSession } from '../session/session'
import { AnsweredState } from './AnsweredState'
import { DraftLine } from './DraftLine'
import { EnteredText } from './EnteredText'
import { answeredInVain, standing } from './rules'
import { LateNote } from './LateNote'
import { StandingNote } from './StandingNote'
import { besideRequest, entered as enteredIn } from './taskForm'
import { useTaskDraft } from './useTaskDraft'
import { useAnswering, useSavedDraft } from './useTasks'

/** Where a task is answered; starts with what was saved of it before, or was answered in vain. */
export function AnswerPanel({ task }: { task: TaskDetail }) {
  const { t } = useTranslation()
  const late = task.lateAnswer
  const over = answeredInVain(task)
  const draft = useSavedDraft(task.id, !over)
  // Who was told that the answer is safe begins again when it turns out not to be.
  const [round, setRound] = useState(late?.refusedAt)
  if (late && late.refusedAt !== round) setRound(late.refusedAt)
  return (
    <section className="panel answer" aria-labelledby="answer-title">
      {/* The form's groups have headings of their own. */}
      <h2 id="answer-title" className={task.form ? 'cds--visually-hidden' : 'panel__title'}>
        {t('answer.title')}
      </h2>
      {late && <LateNote late={late} />}
      {over && late && task.form && <EnteredText schema={task.form.schema} values={late.values} />}
      {!over && draft.isPending && <SkeletonText paragraph lineCount={4} />}
      {!over && draft.error instanceof ProblemError && !draft.data && (
        <ErrorState problem={draft.error.problem} again={() => void draft.refetch()} />
      )}
      {!over && draft.data && <Answer key={round} task={task} draft={draft.data} />}
    </section>
  )
}

function Answer({ task, draft }: { task: TaskDetail; draft: TaskDraft }) {
  const { t } = useTranslation()
  const { person } = useSession()
  const answering = useAnswering(task)
  const form = useRef<FormHandle>(null)
  const [before] = useState(draft.version > 0 ? draft.values : (task.lateAnswer?.values ?? null))
  const [entered, setEntered] = useState<Values | null>(before)
  const [homeless, setHomeless] = useState<FieldError[]>([])
  const [done, setDone] = useState<Completed | null>(null)
  const drafting = useTaskDraft(task.id, draft)
  // The form is shown as the task was when it was opened; `start` names what it was started with.
  const [start, setStart] = useState(() => ({ number: 0, task, values: before ?? {} }))
  const schema = useMemo(() => start.task.form && besideRequest(start.task.form.schema), [start.task.form])
  const given = useMemo(() => ({ ...start.task.data, ...start.values }), [start])

  if (done) return <AnsweredState task={task} completed={done} />
  const now = standing(task, person)
  const open = now === 'may-answer' || answering.isPending
  const changed = JSON.stringify(task.data) !== JSON.stringify(start.task.data)
  const restart = (values: Values) => {
    setStart({ number: start.number + 1, task, values })
    setEntered(Object.keys(values).length ? values : null)
  }
  if (changed && open && entered === null && !answering.isPending) restart({})

  const submit = () => {
    const filledIn = schema ? form.current?.submit() : {}
    if (!filledIn) return
    const values = schema ? enteredIn(schema, filledIn) : {}
    setHomeless([])
    answering.mutate(values, {
      onSuccess: (completed) => {
        drafting.stop()
        setDone(completed)
      },
      onError: (error) => {
        if (error instanceof ProblemError && error.problem.errors.length && form.current) {
          setHomeless(form.current.showErrors(error.problem.errors))
        }
      },
    })
  }

  const problem = answering.error instanceof ProblemError ? answering.error.problem : null
  return (
    <>
      {!open && <StandingNote task={task} standing={now} lost={entered !== null} />}
      {!open && entered && start.task.form && <EnteredText schema={start.task.form.schema} values={entered} />}
      {changed && open && entered && (
        <>
          <Notice kind="info" title={t('answer.requestChanged')} />
          <Button kind="ghost" size="sm" onClick={() => restart(entered)}>
            {t('answer.showChanged')}
          </Button>
        </>
      )}
      {schema && (open || entered || now === 'taken' || now === 'for-others' || now === 'four-eyes') && (
        // What was entered stays in the form, for when the task comes back.
        <div hidden={!open && entered !== null}>
          <FormView
            key={start.number}
            ref={form}
            schema={schema}
            data={given}
            readOnly={!open || answering.isPending}
            onChange={(all) => {
              const values = enteredIn(schema, all)
              setEntered(values)
              drafting.change(values)
            }}
          />
        </div>
      )}
      {!schema && open && <p className="panel__line">{t('answer.noForm')}</p>}
      {problem && open && (
        <Notice
          kind="error"
          title={problem.name === 'invalid-fields' ? t('answer.invalid') : problemText(t, problem)}
          subtitle={homeless.map((error) => error.message).join(' ')}
        />
      )}
      {open && (
        <div className="answer__foot">
          <Button kind="primary" disabled={answering.isPending} onClick={submit}>
            {answering.isPending ? t('answer.sending') : t('answer.send')}
          </Button>
          <DraftLine
            drafting={drafting}
            discard={() => {
              drafting.discard()
              restart({})
            }}
            takeOver={(values) => restart(values)}
          />
        </div>
      )}
    </>
  )
}
