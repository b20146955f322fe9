import { useTranslation } from 'react-i18next'
import { useWords } from '../../i18n/words'
import { stepName } from './people'

/** What a model is called. A form has no name of its own: it is called by the step or the type of request that it is for. */
export function useModelName() {
  const { t, i18n } = useTranslation()
  const words = useWords()
  return ({ kind, id, name }: { kind: string; id: string; name: string }): string => {
    if (kind !== 'form') return words.text(name)
    const step = stepName(id)
    if (i18n.exists(`step.${step}`)) return words.step(step, name)
    const type = step.replace(/^intake-/, '')
    return i18n.exists(`type.${type}`) ? t('handbook.briefOf', { type: words.requestType(type, name) }) : words.text(name)
  }
}
