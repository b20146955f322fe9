import i18next from 'i18next'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Said } from '../../api/models'
import { useMoments } from '../../common/useMoments'

/** The room of i18next for what checks find: read by few, so loaded where it is shown. */
const FINDINGS = 'findings'
const files = import.meta.glob<{ default: Record<string, string> }>('../../locales/findings/*.json')

async function load(language: string): Promise<void> {
  const file = files[`../../locales/findings/${language}.json`]
  if (file && !i18next.hasResourceBundle(language, FINDINGS)) i18next.addResourceBundle(language, FINDINGS, (await file()).default)
}

/** Says what a check found in the person's language; in English where nobody has translated it. */
export function useFindingWords(): (said: Said) => string {
  const { t, i18n } = useTranslation(FINDINGS)
  const moments = useMoments()
  const [, show] = useState('')
  useEffect(() => void load(i18n.language).then(() => show(i18n.language)), [i18n.language])
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
