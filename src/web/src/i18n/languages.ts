import type { Language } from '../api/people'

/** The languages of the client, each named in itself, with what `Intl` needs to write dates the usual way. */
export const languages: Record<Language, { name: string; locale: string; dir: 'ltr' | 'rtl' }> = {
  en: { name: 'English', locale: 'en-GB', dir: 'ltr' },
  pl: { name: 'Polski', locale: 'pl-PL', dir: 'ltr' },
  'zh-Hans': { name: '简体中文', locale: 'zh-Hans-CN', dir: 'ltr' },
  'zh-Hant': { name: '繁體中文', locale: 'zh-Hant-TW', dir: 'ltr' },
  fa: { name: 'فارسی', locale: 'fa-IR-u-ca-persian-nu-arabext', dir: 'rtl' },
}

export const languageCodes = Object.keys(languages) as Language[]

/** The first of a person's wanted languages (as browsers name them) that the client speaks; English when none is. */
export function choose(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const { language, script } = new Intl.Locale(tag).maximize()
    const code = language === 'zh' ? `zh-${script ?? 'Hans'}` : language
    const found = languageCodes.find((known) => known === code)
    if (found) return found
  }
  return 'en'
}
