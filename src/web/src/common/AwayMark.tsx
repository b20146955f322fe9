import { Tag } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import type { Away } from '../api/people'
import { useMoments } from './useMoments'

/** That somebody is away, until when, and who stands in; nothing for who is there. */
export function AwayMark({ away, plain = false }: { away: Away | null; plain?: boolean }) {
  const { t } = useTranslation()
  const moments = useMoments()
  if (!away) return null
  const day = moments.date(away.until)
  const words = away.deputyName ? t('away.untilDeputy', { day, deputy: away.deputyName }) : t('away.until', { day })
  if (plain) return <span className="bulk__can">· {words}</span>
  return (
    <span className="away">
      <Tag type="warm-gray" size="sm">
        {t('away.tag')}
      </Tag>
      <span className="away__words">{words}</span>
      {away.note && (
        <span className="away__words" dir="auto">
          {away.note}
        </span>
      )}
    </span>
  )
}
