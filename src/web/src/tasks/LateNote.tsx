import { useTranslation } from 'react-i18next'
import type { LateAnswer } from '../api/tasks'
import { Notice } from '../common/Notice'
import { useMoments } from '../common/useMoments'

/** Says that what I answered does not count, and why. */
export function LateNote({ late }: { late: LateAnswer }) {
  const { t } = useTranslation()
  const moments = useMoments()
  return (
    <Notice
      kind="warning"
      title={t('late.title', { time: moments.short(late.at) })}
      subtitle={`${t(`late.${late.instead}`)} ${t('late.kept')}`}
    />
  )
}
