import { CheckmarkOutline } from '@carbon/icons-react'
import { useTranslation } from 'react-i18next'
import type { ClockLevel, SlaClock } from '../api/clocks'
import { useMoments } from '../common/useMoments'
import { useWords } from '../i18n/words'

/** When what is done, and why at that instant. */
export function LevelWords({ level }: { level: ClockLevel }) {
  const { t } = useTranslation()
  const words = useWords()
  const moments = useMoments()
  const at = level.doneAt ?? level.at
  return (
    <span className="level">
      <span>
        {t(`slaAction.${level.action}`, { group: level.group ? words.group(level.group) : '' })}{' '}
        {level.doneAt && <CheckmarkOutline aria-label={t('sla.levelDone')} />}
      </span>
      <span className="level__why">
        {at && <time dateTime={at}>{moments.short(at)}</time>}
        {at && ' · '}
        {t('sla.cause', { after: moments.duration(level.afterMinutes) })}
      </span>
    </span>
  )
}

/** All that a clock brings about while nothing happens, level by level. */
export function ClockLevels({ clock }: { clock: SlaClock }) {
  const { t } = useTranslation()
  if (clock.endedAt !== null || clock.levels.length === 0) return null
  return (
    <details className="clock__ledger">
      <summary>{t('sla.levels')}</summary>
      <ol>
        {clock.levels.map((level) => (
          <li key={`${level.afterMinutes} ${level.action}`} className="clock__stretch">
            <LevelWords level={level} />
          </li>
        ))}
      </ol>
    </details>
  )
}
