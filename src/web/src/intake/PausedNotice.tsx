import { useTranslation } from 'react-i18next'
import { Notice } from '../common/Notice'
import { useMoments } from '../common/useMoments'
import { useIntake } from './useIntake'

/** Says that no new requests are taken, why and until when; nothing while they are. */
export function PausedNotice() {
  const { t } = useTranslation()
  const moments = useMoments()
  const { data } = useIntake()
  if (!data?.paused) return null
  const until = data.until ? t('intake.until', { at: moments.full(data.until) }) : t('intake.untilSaid')
  return (
    <div className="paused">
      <Notice
        kind="warning"
        title={t('intake.paused')}
        subtitle={`\u2068${data.message}\u2069 ${until} ${t('intake.keep')}`}
      />
    </div>
  )
}
