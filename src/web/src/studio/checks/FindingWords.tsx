import { useTranslation } from 'react-i18next'
import type { Said } from '../../api/models'
import { useMoments } from '../../common/useMoments'

/** Says what a check found in the person's language; in English where nobody has translated it. */
export function useFindingWords(): (said: Said) => string {
  const { t } = useTranslation()
  const moments = useMoments()
  return ({ message, code, places }) => {
    if (code === null) return message
    const own = Object.entries(places).map(([place, value]) => [place, typeof value === 'number' ? moments.number(value) : `\u2068${value}\u2069`])
    return t(`finding.${code}`, { replace: Object.fromEntries(own), defaultValue: message })
  }
}

/** The sentence of a finding. */
export function FindingWords({ said, className }: { said: Said; className?: string }) {
  const words = useFindingWords()(said)
  const english = words === said.message
  return (
    <bdi className={className} dir={english ? 'ltr' : undefined} lang={english ? 'en' : undefined}>
      {words}
    </bdi>
  )
}
