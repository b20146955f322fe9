import { Modal } from '@carbon/react'
import { useTranslation } from 'react-i18next'

/** Asks before a comment is deleted. */
export function DeleteDialog({ hint, remove, close }: { hint: string; remove: () => void; close: () => void }) {
  const { t } = useTranslation()
  return (
    <Modal
      open
      danger
      size="xs"
      modalHeading={t('comment.deleteTitle')}
      primaryButtonText={t('comment.delete')}
      secondaryButtonText={t('comment.cancel')}
      closeButtonLabel={t('keys.close')}
      onRequestClose={close}
      onRequestSubmit={remove}
    >
      <p>{hint}</p>
    </Modal>
  )
}
