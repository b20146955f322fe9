import { useTranslation } from 'react-i18next'
import type { SlaClock } from '../api/clocks'
import { useMoments } from '../common/useMoments'
import { MoveWords } from './MoveWords'
import { stretches } from './ledger'

/** When the clock counted and when it stood still, and how its deadline was moved. */
export function ClockLedger({ clock, step }: { clock: SlaClock; step: (name: string) => string }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const told = stretches(clock.spans)
  if (told.length === 0) return null
  return (
    <details className="clock__ledger">
      <summary>{t('sla.ledger')}</summary>
      <p className="clock__words">{t('sla.calendar', { calendar: clock.calendar.name, zone: clock.calendar.timeZone })}</p>
      <ol>
        {told.map((stretch) => (
          <li key={stretch.from} className={`clock__stretch clock__stretch--${stretch.state}`}>
            <span className="clock__times">
              <time dateTime={stretch.from}>{moments.short(stretch.from)}</time> –{' '}
              <time dateTime={stretch.until}>{moments.short(stretch.until)}</time>
            </span>
            <span>
              {t(`slaSpan.${stretch.waitsFor === 'date' ? 'waits-for-date' : stretch.state}`, {
                worked: moments.duration(Math.round(stretch.workedSeconds / 60)),
                step: stretch.step ? step(stretch.step) : '',
              })}
            </span>
          </li>
        ))}
      </ol>
      {clock.moves.map((move) => (
        <MoveWords key={`${move.at} ${move.to} ${move.reason}`} move={move} step={step} />
      ))}
    </details>
  )
}
