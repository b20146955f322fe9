import { useMemo } from 'react'
import { languages } from '../i18n/languages'
import { Moments } from '../i18n/moments'
import { useSession } from '../session/session'

/** Writes instants and numbers for the person who is signed in. */
export function useMoments(): Moments {
  const { language, timeZone } = useSession().settings
  return useMemo(() => new Moments(languages[language].locale, timeZone), [language, timeZone])
}
