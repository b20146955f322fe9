import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { text } from '../../i18n/texts'
import { useWords } from '../../i18n/words'
import type { DecisionPart } from './decisionPart'
import { anchor, Feel } from './Parts'
import { stepName, type StepTime, takers } from './people'
import type { ProcessStep } from './processPart'
import { TimeWords } from './TimeWords'
import type { Handbook } from './useHandbook'
import { useModelName } from './useModelName'

/** What the facts of a step refer to. */
export interface Known {
  handbook: Handbook
  decisions: DecisionPart[]
  times: StepTime[]
}

/** Who does a step, by which form, until when, and what is carried out. */
export function StepFacts({ step, known }: { step: ProcessStep; known: Known }) {
  const { t } = useTranslation()
  const { handbook } = known
  const job = step.job === null ? undefined : handbook.jobs[step.job]
  return (
    <>
      {step.assignee && (
        <Fact name={t('handbook.person')}>
          {/^=\s*requester$/.test(step.assignee) ? t('handbook.requester') : <Said value={step.assignee} />}
        </Fact>
      )}
      {step.groups && (
        <Fact name={t('handbook.group')}>
          <Groups step={step} known={known} />
        </Fact>
      )}
      {step.form && (
        <Fact name={t('handbook.form')}>
          <Reference kind="form" id={step.form} among={handbook.forms} />
        </Fact>
      )}
      {step.due && (
        <Fact name={t('handbook.due')}>
          <Due step={step} due={step.due} known={known} />
        </Fact>
      )}
      {step.job && (
        <Fact name={t('handbook.job')}>
          {job ? (
            <>
              {text(job.name)}
              <span className="studio__said" dir="auto">
                {text(job.description)}
              </span>
            </>
          ) : (
            <Said value={step.job} />
          )}
        </Fact>
      )}
      {step.decision && (
        <Fact name={t('handbook.decision')}>
          <Reference kind="decision" id={step.decision} among={handbook.decisions} />
        </Fact>
      )}
      {step.process && (
        <Fact name={t('handbook.process')}>
          <Reference kind="process" id={step.process} among={handbook.processes} />
        </Fact>
      )}
    </>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** A value of the model: itself, or the expression that gives it while a request runs. */
function Said({ value }: { value: string }) {
  const { t } = useTranslation()
  if (!value.startsWith('=')) return <bdi>{value}</bdi>
  return (
    <>
      {t('handbook.workedOut')} <Feel expression={value} />
    </>
  )
}

function Reference({ kind, id, among }: { kind: string; id: string; among: { kind: string; id: string; name: string }[] }) {
  const named = useModelName()
  const found = among.find((one) => one.id === id)
  return found ? <a href={`#${anchor(kind, id)}`}>{named(found)}</a> : <Said value={id} />
}

function Groups({ step, known }: { step: ProcessStep; known: Known }) {
  const { t } = useTranslation()
  const words = useWords()
  const found = takers(step, known.decisions, known.times)
  if (!found || found.groups.length === 0) return <Said value={step.groups ?? ''} />
  const groups = words.list(found.groups.map(words.group))
  return <>{found.by.length === 0 ? groups : t('handbook.groupsBy', { groups, decisions: words.all(found.by.map(text)) })}</>
}

/** Each row of service levels for the step, else what the model says. */
function Due({ step, due, known }: { step: ProcessStep; due: string; known: Known }) {
  const rows = step.clocked ? known.times.filter((time) => time.step === stepName(step.id)) : []
  if (rows.length === 0) return <Said value={due} />
  return (
    <ul>
      {rows.map((row, index) => (
        <li key={index}>
          <TimeWords time={row} />
        </li>
      ))}
    </ul>
  )
}
