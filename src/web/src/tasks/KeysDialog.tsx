import { Modal } from '@carbon/react'
import { useTranslation } from 'react-i18next'

const rows = [
  { keys: ['j', '↓'], does: 'keys.next' },
  { keys: ['k', '↑'], does: 'keys.previous' },
  { keys: ['Enter'], does: 'keys.open' },
  { keys: ['c'], does: 'keys.claim' },
  { keys: ['r'], does: 'keys.release' },
  { keys: ['x'], does: 'keys.select' },
  { keys: ['/'], does: 'keys.search' },
  { keys: ['?'], does: 'keys.help' },
]

/** The keys of the task list. */
export function KeysDialog({ close }: { close: () => void }) {
  const { t } = useTranslation()
  return (
    <Modal
      open
      passiveModal
      size="xs"
      modalHeading={t('keys.title')}
      closeButtonLabel={t('keys.close')}
      onRequestClose={close}
    >
      {/* On the close button, Escape would only put away its tooltip. */}
      <dl className="keys" tabIndex={-1} data-modal-primary-focus>
        {rows.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(does)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
