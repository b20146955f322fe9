import { useTranslation } from 'react-i18next'
import type { ClockMove } from '../api/clocks'
import { useMoments } from '../common/useMoments'
import { AgreedWords } from './AgreedWords'

interface Props {
  move: ClockMove
  step: (name: string) => string
}

/** How a deadline was moved: from when to when, why, and by whom; or that it stays, whatever else was changed. */
export function MoveWords({ move, step }: Props) {
  const { t } = useTranslation()
  const moments = useMoments()
  const { from, to } = move
  const values = {
    from: moments.short(from),
    to: moments.short(to),
    step: move.cause ? step(move.cause.step) : '',
    person: `\u2068${move.person ?? t('slaMove.update')}\u2069`,
  }
  return (
    <p className="clock__words">
      {from === to
        ? t(`slaStays.${move.reason}`, { ...values, defaultValue: t('slaStays.other', values) })
        : t(`slaMove.${move.reason}`, { ...values, defaultValue: t('sla.moved', values) })}
      {move.targetMinutesBefore !== null && (
        <>
          {' '}
          {t('sla.targetBefore', { target: moments.duration(move.targetMinutesBefore) })}
        </>
      )}
      {move.agreement && (
        <>
          {' '}
          <AgreedWords agreed={move.agreement} />
        </>
      )}
    </p>
  )
}
