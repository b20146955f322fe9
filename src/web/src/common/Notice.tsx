import { InlineNotification } from '@carbon/react'
import { useTranslation } from 'react-i18next'

interface Props {
  kind: 'error' | 'warning' | 'info' | 'success'
  title: string
  subtitle?: string
  /** Shows a button that takes the notice away. */
  onClose?: () => void
}

/** Says within the page what went wrong or needs attention; read out at once. */
export function Notice({ kind, title, subtitle, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <InlineNotification
      className="notice"
      kind={kind}
      lowContrast
      role={kind === 'info' || kind === 'success' ? 'status' : 'alert'}
      title={title}
      subtitle={subtitle}
      statusIconDescription={t(`notice.${kind}`)}
      hideCloseButton={!onClose}
      aria-label={t('state.dismiss')}
      onClose={() => {
        onClose?.()
        return false
      }}
    />
  )
}
