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
  /** How far a figure moved; of a share in percentage points. */
  const signed = (value: number, unit: Unit) =>
    `\u2068${unit === 'share' ? t('change.points', { value: moments.moved(value * 100, 'count') }) : moments.moved(value, unit)}\u2069`
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
