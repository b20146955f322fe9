import { Modal, TextArea } from '@carbon/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../api/request'
import { Notice } from '../common/Notice'
import { problemText } from '../i18n/words'

interface Props {
  busy: boolean
  problem: Problem | null
  keep: (note: string) => void
  close: () => void
}

/** Asks what is new in a version. */
export function KeepDialog({ busy, problem, keep, close }: Props) {
  const { t } = useTranslation()
  const [note, setNote] = useState('')
  const wrong = problem?.errors.find(({ field }) => field === 'note')
  return (
    <Modal
      open
      size="sm"
      modalHeading={t('studio.keepTitle')}
      primaryButtonText={t('studio.keep')}
      secondaryButtonText={t('bulk.cancel')}
      closeButtonLabel={t('keys.close')}
      primaryButtonDisabled={busy}
      onRequestClose={close}
      onRequestSubmit={() => keep(note)}
    >
      {problem && !wrong && (
        <Notice kind="error" title={problemText(t, problem)} subtitle={problem.errors.map(({ message }) => message).join(' ') || undefined} />
      )}
      <TextArea
        id="version-note"
        data-modal-primary-focus
        labelText={t('studio.note')}
        helperText={t('studio.noteHint')}
        rows={4}
        maxLength={1000}
        value={note}
        invalid={Boolean(wrong)}
        invalidText={t('studio.noteNeeded')}
        onChange={({ target }) => setNote(target.value)}
      />
    </Modal>
  )
}
