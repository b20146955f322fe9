import type { TFunction } from 'i18next'
import type { useWords } from '../i18n/words'

/** Whose channel it is: `group:legal`, `team:web`. */
export function audienceWords(t: TFunction, words: ReturnType<typeof useWords>, audience: string): string {
  const at = audience.indexOf(':')
  const name = audience.slice(at + 1)
  return audience.slice(0, at) === 'group'
    ? t('webhooks.ofGroup', { name: words.group(name) })
    : t('webhooks.ofTeam', { name: words.group(name) })
}
