import { WarningFilled } from '@carbon/icons-react'
import { useTranslation } from 'react-i18next'
import { useMoments } from './useMoments'
import { useNow } from './useNow'

/** A deadline in words with the instant below; what is late is marked, and not by colour alone. */
export function Due({ at }: { at: string | null }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const now = useNow()
  if (at === null) return <span className="due__instant">{t('due.none')}</span>
  const late = Date.parse(at) < now
  return (
    <time className={late ? 'due due--late' : 'due'} dateTime={at} title={moments.full(at)}>
      <span className="due__words">
        {late && <WarningFilled aria-label={t('due.late')} />}
        {moments.distance(at, now)}
      </span>
      <span className="due__instant">{moments.short(at)}</span>
    </time>
  )
}
