import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../common/Notice'

function watch(changed: () => void): () => void {
  window.addEventListener('online', changed)
  window.addEventListener('offline', changed)
  return () => {
    window.removeEventListener('online', changed)
    window.removeEventListener('offline', changed)
  }
}

/** Says that what is shown may be old while the machine has no network. */
export function OfflineBanner() {
  const { t } = useTranslation()
  const online = useSyncExternalStore(watch, () => navigator.onLine)
  if (online) return null
  return <Notice kind="warning" title={t('state.offlineTitle')} subtitle={t('state.offlineHint')} />
}
