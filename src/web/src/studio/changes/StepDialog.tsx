import { Modal, TextArea } from '@carbon/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChangeStep } from '../../api/changes'
import type { Problem } from '../../api/request'
import { Notice } from '../../common/Notice'
import { problemText } from '../../i18n/words'

interface Props {
  step: ChangeStep | 'return'
  busy: boolean
  problem: Problem | null
  take: (note: string) => void
  close: () => void
}

/** Asks for a word on a step before it is taken. */
export function StepDialog({ step, busy, problem, take, close }: Props) {
  const { t } = useTranslation()
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
      <p className="changes__hint">{t(`changeStepHint.${step}`)}</p>
      <TextArea
        id="step-note"
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
