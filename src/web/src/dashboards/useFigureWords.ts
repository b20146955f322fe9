import { useTranslation } from 'react-i18next'
import type { Difference, Unit } from '../api/dashboards'
import { useMoments } from '../common/useMoments'
import { useWords } from '../i18n/words'
import { type Change, changed } from './figure'

/** How parts, numbers and their changes are said. */
export function useFigureWords() {
  const { t } = useTranslation()
  const words = useWords()
  const moments = useMoments()
  /** A number with its sign, which stays at its left also in text from right to left. */
  const signed = (value: number, unit: Unit) => {
    const size = Math.abs(value)
    const said = unit === 'share' ? t('change.points', { value: moments.figure(size * 100, 'count') }) : moments.figure(size, unit)
    return `\u2068\u200e${value > 0 ? '+' : value < 0 ? '−' : ''}${said}\u2069`
  }
  return {
    signed,
    /** What the values of a figure are told apart by: a stage, a step, an outcome, a kind of wait. */
    part: (kind: string | null, part: string) => {
      switch (kind) {
        case 'step':
          return part === 'delivery' ? t('figurePart.delivery') : words.step(part, part)
        case 'outcome':
          return words.status(part)
        case 'stage':
          return t(`stageName.${part}`, { defaultValue: part })
        case 'wait':
          return t(`wait.${part}`, { defaultValue: part })
        default:
          return part
      }
    },
    /** A number, or that there is too little for one. */
    figure: (value: number | null, unit: Unit) => (value === null ? t('figure.tooLittle') : moments.figure(value, unit)),
    count: (n: number) => moments.number(n),
    /** Whether a difference is more than noise, with its interval. */
    difference: (difference: Difference | null, direction: 'higher' | 'lower' | 'neither', unit: Unit) => {
      const became: Change = changed(difference, direction)
      if (!difference) return t(`became.${became}`)
      const { value, low, high } = difference
      return `${t(`became.${became}`)} ${t('change.interval', { value: signed(value, unit), low: signed(low, unit), high: signed(high, unit) })}`
    },
  }
}
