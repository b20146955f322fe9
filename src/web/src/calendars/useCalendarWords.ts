import { useTranslation } from 'react-i18next'
import { languages } from '../i18n/languages'
import type { Language } from '../api/people'

/** Names of countries and regions in the person's language. */
export function useCalendarWords() {
  const { t, i18n } = useTranslation()
  const { locale } = languages[i18n.language as Language]
  const countries = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' })
  return {
    locale,
    country: (code: string, name: string) => {
      const known = countries.of(code) ?? code
      return known === code ? name : known
    },
    /** `DE-BE`: the country in words, the part as ISO writes it. */
    holidayRegion: (code: string) => {
      const [country = code, ...part] = code.split('-')
      return [countries.of(country) ?? country, ...(part.length > 0 ? [part.join('-')] : [])].join(' · ')
    },
    region: (name: string) => t(`region.${name}`, { defaultValue: name }),
  }
}
