import { useTranslation } from 'react-i18next'
import type { Message } from '../api/notifications'
import { useMoments } from '../common/useMoments'

interface Fate {
  /** How it fares, in one line. */
  line: string
  /** What went wrong; null when nothing did. */
  wrong: string | null
}

/** Says how a message fares, and what it comes from. */
export function useMessageWords() {
  const { t } = useTranslation()
  const moments = useMoments()

  const sent = ({ sending }: Message): string[] => {
    if (!sending) return []
    const { channel, state, heldBy, heldUntil, at, attempts } = sending
    const held = heldBy && heldUntil ? [t(`messageHeld.${heldBy}`, { time: moments.short(heldUntil) })] : []
    // What is held back is not on its way yet.
    if (held.length > 0 && state === 'waiting') return held
    const time = at ? moments.short(at) : ''
    return [...held, t(`messageSending.${channel}.${state}`, { time, n: moments.number(attempts) })]
  }

  const fate = (message: Message): Fate => {
    const { portal, rule, event, problem } = message
    const undecided = event !== null && rule === null
    const lines = portal ? [t(portal.shown ? 'messages.shown' : 'messages.showsAt', { time: moments.short(portal.at) })] : []
    lines.push(...sent(message))
    if (lines.length === 0) lines.push(t(undecided ? 'messages.undecided' : 'messages.unwanted'))
    return { line: lines.join(' · '), wrong: problem }
  }

  const why = ({ audience, kind, rule }: Message): string =>
    [
      t(`messageAudience.${audience}`, { defaultValue: audience ?? '' }),
      t(`messageCause.${kind}`, { defaultValue: kind ?? '' }),
      rule && t('messages.rule', { row: moments.number(rule.row), version: moments.number(rule.version) }),
    ]
      .filter(Boolean)
      .join(' · ')

  return { fate, why }
}
