import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '../api/people'
import { choose, languages } from './languages'
import { TEXTS } from './texts'

/** A language's file: the client's own words by key, and below `texts` those of models and forms by the English ones. */
type Locale = Record<string, string> & { texts?: Record<string, string> }

const files = import.meta.glob<{ default: Locale }>('../locales/*.json')

/** Loads the file of the language, and with it switches texts, direction and `lang` of the document. */
export async function switchLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    const { texts, ...words } = (await files[`../locales/${language}.json`]!()).default
    i18next.addResourceBundle(language, 'translation', words)
    i18next.addResourceBundle(language, TEXTS, texts ?? {})
  }
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
  document.documentElement.dir = languages[language].dir
}

/** Starts with the language that was used last on this device, else with the browser's. */
export async function startI18n(): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources: {},
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  })
  const last = localStorage.getItem('language')
  await switchLanguage(choose([...(last ? [last] : []), ...navigator.languages]))
}
