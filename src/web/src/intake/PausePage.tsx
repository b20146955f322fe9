import { Button, SkeletonText, TextArea, TextInput } from '@carbon/react'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../api/request'
import type { IntakeState } from '../api/intake'
import { Notice } from '../common/Notice'
import { ErrorState } from '../common/States'
import { useMoments } from '../common/useMoments'
import { useTitle } from '../common/useTitle'
import { problemText } from '../i18n/words'
import { instantOf } from '../i18n/zones'
import { useSession } from '../session/session'
import { useIntake, usePausing } from './useIntake'

/** Pauses intake with a message to requesters, and takes requests again; for admins. */
export function PausePage() {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useIntake()
  useTitle(t('intake.title'))
  return (
    <div className="page">
      <header className="page__head">
        <h1>{t('intake.title')}</h1>
      </header>
      <p className="pause__lead">{t('intake.lead')}</p>
      {isPending && (
        <div role="status" aria-label={t('state.loading')}>
          <SkeletonText paragraph lineCount={4} />
        </div>
      )}
      {!data && error instanceof ProblemError && <ErrorState problem={error.problem} again={() => void refetch()} />}
      {data && <Pause state={data} />}
    </div>
  )
}

function Pause({ state }: { state: IntakeState }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const { timeZone } = useSession().settings
  const { pausing, resuming } = usePausing()
  const [message, setMessage] = useState('')
  const [until, setUntil] = useState('')
  const problem = [pausing.error, resuming.error].find((one) => one instanceof ProblemError)?.problem
  const wrong = (field: string) => problem?.errors.some((error) => error.field === field) ?? false
  const save = (event: FormEvent) => {
    event.preventDefault()
    const instant = until ? instantOf(until, timeZone) : null
    pausing.mutate({ message, until: instant === null ? null : new Date(instant).toISOString() })
  }
  return (
    <section className="panel pause" aria-label={t('intake.title')}>
      {problem && (
        <Notice kind="error" title={problem.name === 'invalid-fields' ? t('answer.invalid') : problemText(t, problem)} />
      )}
      {state.paused ? (
        <>
          <Notice
            kind="warning"
            title={t('intake.paused')}
            subtitle={state.until ? t('intake.until', { at: moments.full(state.until) }) : t('intake.untilSaid')}
          />
          <dl className="pause__facts">
            <dt>{t('intake.message')}</dt>
            <dd dir="auto">{state.message}</dd>
            <dt>{t('intake.since')}</dt>
            <dd>
              {moments.full(state.since ?? '')} · <bdi>{state.by}</bdi>
            </dd>
          </dl>
          <Button disabled={resuming.isPending} onClick={() => resuming.mutate()}>
            {t('intake.resume')}
          </Button>
        </>
      ) : (
        <form className="pause__form" onSubmit={save}>
          <TextArea
            id="pause-message"
            dir="auto"
            rows={3}
            maxLength={500}
            labelText={t('intake.message')}
            helperText={t('intake.messageHint')}
            value={message}
            invalid={wrong('message')}
            invalidText={t('intake.messageWrong')}
            onChange={({ target }) => setMessage(target.value)}
          />
          <TextInput
            id="pause-until"
            type="datetime-local"
            dir="ltr"
            labelText={t('intake.untilLabel')}
            helperText={t('intake.untilHint')}
            value={until}
            invalid={wrong('until')}
            invalidText={t('intake.untilWrong')}
            onChange={({ target }) => setUntil(target.value)}
          />
          <Button type="submit" kind="danger" disabled={pausing.isPending}>
            {t('intake.pause')}
          </Button>
        </form>
      )}
    </section>
  )
}
