import { WarningFilled } from '@carbon/icons-react'
import { Tag } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import type { SlaClock } from '../api/clocks'
import { useMoments } from '../common/useMoments'
import { useWords } from '../i18n/words'
import { AgreedWords } from './AgreedWords'
import { ClockLedger } from './ClockLedger'
import { ClockLevels, LevelWords } from './ClockLevels'

const colours = { counting: 'blue', paused: 'purple', 'outside-calendar': 'gray', ended: 'green' } as const

/** A clock in words, with a bar of what is used. */
export function ClockCard({ clock }: { clock: SlaClock }) {
  const { t } = useTranslation()
  const words = useWords()
  const moments = useMoments()
  const step = (name: string) => (name === 'delivery' ? t('sla.delivery') : words.step(name, name))
  const name = step(clock.step)
  const share = Math.min(100, Math.round((100 * clock.usedMinutes) / Math.max(1, clock.targetMinutes)))
  const used = t('sla.used', {
    used: moments.duration(clock.usedMinutes),
    target: moments.duration(clock.targetMinutes),
    left: moments.duration(clock.leftMinutes),
  })
  return (
    <li className="clock" data-clock={clock.step}>
      <div className="clock__head">
        <h3 className="clock__name">{name}</h3>
        <Tag type={colours[clock.state]} size="sm">
          {t(`slaState.${clock.state}`)}
        </Tag>
      </div>
      <p className="clock__whose">{t(`sla.${clock.party}`)}</p>
      <div
        className={`clock__bar clock__bar--${clock.late ? 'late' : clock.state}`}
        role="meter"
        aria-label={name}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share}
        aria-valuetext={used}
      >
        <span style={{ inlineSize: `${share}%` }} />
      </div>
      <p className="clock__words">{used}</p>
      <p className="clock__words">
        {t(`slaSince.${clock.pausedBy?.waitsFor === 'date' ? 'waits-for-date' : clock.state}`, {
          since: moments.short(clock.since),
          step: clock.pausedBy ? step(clock.pausedBy.step) : '',
        })}
      </p>
      <dl className="clock__facts">
        <div>
          <dt>{t('sla.due')}</dt>
          <dd>
            {clock.late && (
              <span className="clock__late">
                <WarningFilled aria-hidden /> {t('due.late')}
              </span>
            )}{' '}
            <time dateTime={clock.dueIfResumedAt ?? clock.dueAt}>
              {clock.dueIfResumedAt
                ? t('sla.ifResumed', { at: moments.short(clock.dueIfResumedAt) })
                : moments.short(clock.dueAt)}
            </time>
          </dd>
        </div>
        {clock.agreement && (
          <div>
            <dt>{t('sla.agreement')}</dt>
            <dd>
              <AgreedWords agreed={clock.agreement} />
            </dd>
          </div>
        )}
        {clock.next && (
          <div>
            <dt>{t('sla.next')}</dt>
            <dd>
              <LevelWords level={clock.next} />
            </dd>
          </div>
        )}
      </dl>
      <ClockLevels clock={clock} />
      <ClockLedger clock={clock} step={step} />
    </li>
  )
}
