import { useContext, useMemo } from 'react'
import { languages } from '../i18n/languages'
import { Moments } from '../i18n/moments'
import { ReadingContext, SessionContext } from '../session/session'

/** Writes instants and numbers for the person who is signed in, or whom the page is for. */
export function useMoments(): Moments {
  const session = useContext(SessionContext)
  const reading = useContext(ReadingContext) ?? session?.settings
  if (!reading) throw new Error('nobody is known to read this')
  const { language, timeZone } = reading
  return useMemo(() => new Moments(languages[language].locale, timeZone), [language, timeZone])
}
