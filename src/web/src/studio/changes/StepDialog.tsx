import { Modal, TextArea } from '@carbon/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChangeStep } from '../../api/changes'
import type { Problem } from '../../api/request'
import { Notice } from '../../common/Notice'
import { useMoments } from '../../common/useMoments'
import { problemText } from '../../i18n/words'

interface Props {
  step: ChangeStep | 'return'
  /** How many threads about its models are open, where that counts. */
  openThreads: number
  busy: boolean
  problem: Problem | null
  take: (note: string) => void
  close: () => void
}

/** Asks for a word on a step before it is taken. */
export function StepDialog({ step, openThreads, busy, problem, take, close }: Props) {
  const { t } = useTranslation()
  const moments = useMoments()
  const [note, setNote] = useState('')
  const unwritten = problem?.errors.some(({ field }) => field === 'notice')
  const wrong = problem?.errors.find(({ field }) => field === 'note' || field === 'reason')
  return (
    <Modal
      open
      size="sm"
      modalHeading={t(`changeStep.${step}`)}
      primaryButtonText={t(`changeStep.${step}`)}
      secondaryButtonText={t('bulk.cancel')}
      closeButtonLabel={t('keys.close')}
      primaryButtonDisabled={busy}
      danger={step === 'return' || step === 'refuse' || step === 'withdraw'}
      onRequestClose={close}
      onRequestSubmit={() => take(note)}
    >
      {problem && !wrong && (
        <Notice kind="error" title={problemText(t, problem)} subtitle={unwritten ? t('change.noNotice') : problem.errors.map(({ message }) => message).join(' ') || problem.detail} />
      )}
      {openThreads > 0 && (
        <Notice kind="info" title={t('thread.ofChange', { count: openThreads, number: moments.number(openThreads) })} subtitle={t('thread.noBlock')} />
      )}
      <p className="changes__hint">{t(`changeStepHint.${step}`)}</p>
      <TextArea
        id="step-note"
        dir="auto"
        data-modal-primary-focus
        labelText={t(step === 'return' ? 'change.reason' : 'change.note')}
        rows={4}
        maxLength={2000}
        value={note}
        invalid={Boolean(wrong)}
        invalidText={t('change.noteNeeded')}
        onChange={({ target }) => setNote(target.value)}
      />
    </Modal>
  )
}
