import { useTranslation } from 'react-i18next'
import type { Message } from '../api/types'
import { useMoments } from '../common/useMoments'

interface Line {
  text: string
  wrong?: boolean
}

/** Says how a message fares, and what it comes from. */
export function useMessageWords() {
  const { t } = useTranslation()
  const moments = useMoments()

  const sending = ({ sending, problem }: Message): Line[] => {
    if (!sending) return []
    const { channel, state, heldBy, heldUntil, at, attempts } = sending
    const lines: Line[] = [
      {
        text: t(`messageSending.${channel}.${state}`, { time: at ? moments.short(at) : '', n: moments.number(attempts) }),
        wrong: state === 'retrying',
      },
    ]
    if (heldBy && heldUntil) lines.push({ text: t(`messageHeld.${heldBy}`, { time: moments.short(heldUntil) }) })
    if (problem) lines.push({ text: problem, wrong: true })
    return lines
  }

  const fate = (message: Message): Line[] => {
    const { portal, rule, event, problem } = message
    if (event !== null && rule === null && message.sending === null && problem) {
      return [{ text: t('messages.undecided') }, { text: problem, wrong: true }]
    }
    const lines: Line[] = []
    if (portal) lines.push({ text: t(portal.shown ? 'messages.shown' : 'messages.showsAt', { time: moments.short(portal.at) }) })
    lines.push(...sending(message))
    return lines.length > 0 ? lines : [{ text: t(event !== null && rule === null ? 'messages.undecided' : 'messages.unwanted') }]
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
