import { SkeletonText } from '@carbon/react'
import { useTranslation } from 'react-i18next'

/** While what a link asks is on its way. */
export function LinkSkeleton() {
  const { t } = useTranslation()
  return (
    <main className="shared">
      <p className="shared__brand">Launchdesk</p>
      <div role="status" aria-label={t('state.loading')}>
        <SkeletonText heading />
        <SkeletonText paragraph lineCount={6} />
      </div>
    </main>
  )
}
