import { useTranslation } from 'react-i18next'
import { useMoments } from '../../common/useMoments'
import { useWords } from '../../i18n/words'
import { texts } from './decisionPart'

/** Cells of decision tables in words; null where only FEEL says it. */
export function useCellWords() {
  const { t, i18n } = useTranslation()
  const words = useWords()
  const moments = useMoments()
  /** A text by what the client knows it as: each id means one thing in all tables. */
  const word = (name: string) => {
    const space = ['step', 'group', 'type', 'priority', 'slaClass', 'channel'].find((one) => i18n.exists(`${one}.${name}`))
    return space ? t(`${space}.${name}`, { defaultValue: name }) : words.text(name)
  }
  return {
    word,
    cell: (feel: string): string | null => {
      if (feel === '' || feel === '-') return t('filter.any')
      const named = texts(feel)
      if (named) return words.list(named.map(word))
      if (/^-?\d+(\.\d+)?$/.test(feel)) return moments.number(Number(feel))
      if (feel === 'true') return t('brief.yes')
      return feel === 'false' ? t('brief.no') : null
    },
  }
}
