import { InlineNotification } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate } from 'react-router'

/** Says what was done on the page before: `navigate(address, { state: { done: … } })`. */
export function Confirmation() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const location = useLocation()
  const done = (location.state as { done?: string } | null)?.done
  if (!done) return null
  return (
    <InlineNotification
      className="offline"
      kind="success"
      lowContrast
      role="status"
      title={done}
      aria-label={t('state.dismiss')}
      onClose={() => {
        void navigate(location, { replace: true, state: null })
        return false
      }}
    />
  )
}
