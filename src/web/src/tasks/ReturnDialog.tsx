import { Modal, TextArea } from '@carbon/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../api/request'
import type { Handover, Task } from '../api/tasks'
import { Notice } from '../common/Notice'
import { problemText } from '../i18n/words'
import { useReturning } from './useTasks'

const LONGEST = 1000

/** Hands a delegated task back to the one who delegated it. The note stays when it fails. */
export function ReturnDialog({ task, delegation, close }: { task: Task; delegation: Handover; close: () => void }) {
  const { t } = useTranslation()
  const returning = useReturning(task)
  const [note, setNote] = useState('')
  const name = delegation.fromName ?? delegation.from
  const submit = () => {
    if (returning.isPending || !delegation.from) return
    returning.mutate({ to: delegation.from, note: note.trim() || null }, { onSuccess: close })
  }
  return (
    <Modal
      open
      size="sm"
      modalHeading={t('delegate.returnTitle', { name })}
      primaryButtonText={t('delegate.return')}
      secondaryButtonText={t('bulk.cancel')}
      closeButtonLabel={t('keys.close')}
      primaryButtonDisabled={returning.isPending}
      onRequestClose={close}
      onRequestSubmit={submit}
    >
      {returning.error && (
        <Notice
          kind="error"
          title={returning.error instanceof ProblemError ? problemText(t, returning.error.problem) : t('problem.internal')}
        />
      )}
      <TextArea
        id="return-note"
        data-modal-primary-focus
        labelText={t('bulk.note')}
        helperText={t('bulk.noteHelp')}
        rows={3}
        maxLength={LONGEST}
        dir="auto"
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
    </Modal>
  )
}
