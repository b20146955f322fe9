import { CheckmarkFilled, ErrorFilled, InProgress, WarningFilled } from '@carbon/icons-react'
import { ComboBox, Modal, SkeletonText, TextArea } from '@carbon/react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/api'
import { keys } from '../api/keys'
import { ProblemError } from '../api/request'
import type { Person } from '../api/people'
import type { Task } from '../api/tasks'
import { AwayMark } from '../common/AwayMark'
import { Notice } from '../common/Notice'
import { useMoments } from '../common/useMoments'
import { problemText, useWords } from '../i18n/words'
import { approve, type BulkAction, each, type Outcome, outcome } from './bulk'
import { isMeant, receivable, usePeople } from './usePeople'

interface Props {
  action: BulkAction
  /** The tasks that the action fits. */
  tasks: Task[]
  /** How many others were chosen that it does not fit. */
  others?: number
  /** Called with whether anything was tried. */
  close: (tried: boolean) => void
}

/** Does one thing with several tasks, and tells for each how it went. */
export function BulkDialog({ action, tasks, others = 0, close }: Props) {
  const { t } = useTranslation()
  const words = useWords()
  const moments = useMoments()
  const queries = useQueryClient()
  const people = usePeople()
  // The list behind the dialog changes under its hands: what was chosen stays.
  const [chosen] = useState(tasks)
  const [note, setNote] = useState('')
  const [person, setPerson] = useState<Person | null>(null)
  const [asked, setAsked] = useState(false)
  const [outcomes, setOutcomes] = useState<Record<string, Outcome>>({})
  const [state, setState] = useState<'asking' | 'working' | 'done'>('asking')
  const started = useRef(false)

  const work = async () => {
    setState('working')
    const acts = {
      claim: async (task: Task) => outcome(await api.claim(task.id)),
      approve: (task: Task) => approve(task.id, note.trim()),
      assign: async (task: Task) => outcome(await api.assign(task.id, person!.username, note.trim() || null)),
    }
    setOutcomes(Object.fromEntries(chosen.map((task) => [task.id, { is: 'waiting' } as Outcome])))
    let failed = false
    await each(chosen, acts[action], (id, came) => {
      failed ||= came.is === 'failed' || Boolean(came.is === 'done' && came.noteLost)
      setOutcomes((before) => ({ ...before, [id]: came }))
    })
    await Promise.all([
      queries.invalidateQueries({ queryKey: keys.tasks.lists }),
      queries.invalidateQueries({ queryKey: keys.team.lists }),
      ...chosen.map((task) => queries.invalidateQueries({ queryKey: keys.tasks.detail(task.id) })),
    ])
    if (action === 'claim' && !failed) close(true)
    else setState('done')
  }
  const submit = () => {
    if (action === 'assign' && !person) return setAsked(true)
    void work()
  }
  useEffect(() => {
    // Taking tasks asks for nothing more.
    if (action !== 'claim' || started.current) return
    started.current = true
    void work()
  })

  const done = chosen.filter((task) => outcomes[task.id]?.is === 'done').length
  const count = { count: chosen.length, number: moments.number(chosen.length) }
  const headings = {
    claim: t('bulk.claimTitle', count),
    approve: t('bulk.approveTitle', count),
    assign: t('bulk.assignTitle', count),
  }
  const finished = state === 'done'
  return (
    <Modal
      open
      size="sm"
      className="bulk"
      modalHeading={headings[action]}
      closeButtonLabel={t('keys.close')}
      passiveModal={finished || action === 'claim'}
      primaryButtonText={
        state === 'working' ? t('bulk.working') : t(action === 'approve' ? 'bulk.approve' : 'bulk.assign')
      }
      primaryButtonDisabled={state === 'working'}
      secondaryButtonText={t('bulk.cancel')}
      onRequestSubmit={submit}
      onRequestClose={() => {
        if (state !== 'working') close(state === 'done')
      }}
    >
      <div className="bulk__body">
        {others > 0 && <p className="panel__line">{t('bulk.others', { count: others, number: moments.number(others) })}</p>}
        {state === 'asking' && action === 'assign' && people.isPending && <SkeletonText />}
        {state === 'asking' && action === 'assign' && people.error instanceof ProblemError && (
          <Notice kind="error" title={problemText(t, people.error.problem)} />
        )}
        {state === 'asking' && action === 'assign' && people.data && (
          <PersonPicker people={people.data} tasks={chosen} person={person} choose={setPerson} missing={asked && !person} />
        )}
        {person?.away && state === 'asking' && <Notice kind="warning" title={t('away.chosen', { name: person.displayName })} />}
        {state === 'asking' && action !== 'claim' && (
          <TextArea
            id="bulk-note"
            data-modal-primary-focus={action === 'approve' || undefined}
            labelText={t('bulk.note')}
            helperText={t('bulk.noteHelp')}
            maxLength={action === 'approve' ? 2000 : 1000}
            rows={3}
            dir="auto"
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
        {finished && (
          <p role="status" className="bulk__sum">
            {t('bulk.sum', { done: moments.number(done), all: moments.number(chosen.length) })}
          </p>
        )}
        <ul className="bulk__tasks">
          {chosen.map((task) => (
            <li key={task.id}>
              <span>
                <bdi>{task.requestId}</bdi> <bdi>{task.requestTitle}</bdi>
                <span className="task__request">
                  {words.step(task.step, task.title)}
                  {task.about && ` · ${words.about(task.about)}`}
                </span>
              </span>
              {outcomes[task.id] && <OutcomeLine outcome={outcomes[task.id]!} />}
            </li>
          ))}
        </ul>
      </div>
    </Modal>
  )
}

function OutcomeLine({ outcome }: { outcome: Outcome }) {
  const { t } = useTranslation()
  if (outcome.is === 'waiting') {
    return (
      <span className="bulk__outcome">
        <InProgress /> {t('bulk.waiting')}
      </span>
    )
  }
  if (outcome.is === 'failed') {
    return (
      <span className="bulk__outcome">
        <ErrorFilled className="draft__lost" /> {problemText(t, outcome.problem)}
      </span>
    )
  }
  return outcome.noteLost ? (
    <span className="bulk__outcome">
      <WarningFilled className="bulk__warning" /> {t('bulk.noteLost')}
    </span>
  ) : (
    <span className="bulk__outcome">
      <CheckmarkFilled className="draft__kept" /> {t('bulk.done')}
    </span>
  )
}

interface PickerProps {
  people: Person[]
  tasks: Task[]
  person: Person | null
  choose: (person: Person | null) => void
  missing: boolean
}

/** Those who may be handed at least one of the tasks, who may be handed most of them first. */
function PersonPicker({ people, tasks, person, choose, missing }: PickerProps) {
  const { t } = useTranslation()
  const moments = useMoments()
  const able = people
    .map((one) => ({ person: one, can: receivable(one, tasks, people).length }))
    .filter(({ can }) => can > 0)
    .sort((a, b) => b.can - a.can || a.person.displayName.localeCompare(b.person.displayName))
  const chosen = able.find((one) => one.person === person)
  if (able.length === 0) return <Notice kind="warning" title={t('bulk.nobody')} />
  return (
    <ComboBox
      id="bulk-person"
      data-modal-primary-focus
      titleText={t('bulk.person')}
      placeholder={t('bulk.personHint')}
      items={able}
      itemToString={(item) => item?.person.displayName ?? ''}
      selectedItem={chosen ?? null}
      shouldFilterItem={({ item, inputValue }) => isMeant(item.person, inputValue)}
      itemToElement={({ person, can }) => (
        <span>
          <bdi>{person.displayName}</bdi> <AwayMark away={person.away} plain />
          {can < tasks.length && (
            <span className="bulk__can"> · {t('bulk.can', { can: moments.number(can), all: moments.number(tasks.length) })}</span>
          )}
        </span>
      )}
      invalid={missing}
      invalidText={t('bulk.personMissing')}
      onChange={({ selectedItem }) => choose(selectedItem?.person ?? null)}
    />
  )
}
