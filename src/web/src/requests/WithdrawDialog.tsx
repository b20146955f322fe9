import { Modal, TextArea } from '@carbon/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../api/request'
import { Notice } from '../common/Notice'
import { problemText } from '../i18n/words'
import { useWithdraw } from './useRequests'

const LONGEST = 2000

/** Asks why the request is taken back. The reason stays when it fails. */
export function WithdrawDialog({ id, close }: { id: string; close: () => void }) {
  const { t } = useTranslation()
  const withdrawing = useWithdraw(id)
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const submit = () => {
    if (withdrawing.isPending) return
    if (reason.trim() === '') return setMissing(true)
    withdrawing.mutate(reason.trim(), { onSuccess: close })
  }
  return (
    <Modal
      open
      danger
      size="sm"
      modalHeading={t('withdraw.title', { id })}
      primaryButtonText={t('request.withdraw')}
      secondaryButtonText={t('withdraw.keep')}
      closeButtonLabel={t('keys.close')}
      primaryButtonDisabled={withdrawing.isPending}
      onRequestClose={close}
      onRequestSubmit={submit}
    >
      <p className="modal__text">{t('withdraw.hint')}</p>
      {withdrawing.error && (
        <Notice
          kind="error"
          title={withdrawing.error instanceof ProblemError ? problemText(t, withdrawing.error.problem) : t('problem.internal')}
        />
      )}
      <TextArea
        id="withdraw-reason"
        data-modal-primary-focus
        labelText={t('withdraw.reason')}
        rows={4}
        maxLength={LONGEST}
        dir="auto"
        required
        invalid={missing && reason.trim() === ''}
        invalidText={t('withdraw.missing')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </Modal>
  )
}
