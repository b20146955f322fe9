import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { languageCodes } from '../i18n/languages'

const root = join(import.meta.dirname, '..')
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
  .map((file) => readFileSync(join(root, file), 'utf8'))
  .join('\n')

const parsed = (path: string) => JSON.parse(readFileSync(join(root, 'locales', path), 'utf8'))

/** The client's own words; those of models and forms are looked at by texts.test.ts. */
const read = (language: string): Record<string, string> => {
  const { texts, ...words } = parsed(`${language}.json`)
  const own = `findings/${language}.json`
  return existsSync(join(root, 'locales', own)) ? { ...words, ...parsed(own) } : words
}
/** What checks of models say is worded where they are; a language's file has the others by the same names. */
const findings = Object.fromEntries(
  Object.entries(JSON.parse(readFileSync(join(root, '../../core/src/main/resources/io/launchdesk/core/finding/sentences.json'), 'utf8'))).map(
    ([code, sentence]) => [`finding.${code}`, String(sentence)],
  ),
)
const english = { ...findings, ...read('en') }

/** Plural forms are one key: `tasks.count_one` and `tasks.count_few` are `tasks.count`. */
const base = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '')
const bases = (texts: Record<string, string>) => [...new Set(Object.keys(texts).map(base))].sort()
const placeholders = (text: string) => [...new Set(text.match(/\{\{\s*\w+\s*\}\}/g))].sort()

const spaces = new Set(Object.keys(english).map((key) => key.split('.')[0]))
const literals = [...sources.matchAll(/['"]([a-z]\w*\.[\w.-]+)['"]/gi)]
  .map((match) => match[1]!)
  .filter((text) => spaces.has(text.split('.')[0]))
/** Mails are worded by the workers, with some of the client's words. */
const mails = join(root, '../../../workers/src/main/java')
const mailSources = readdirSync(mails, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.java'))
  .map((file) => readFileSync(join(mails, file), 'utf8'))
  .join('\n')
const prefixes = [
  ...sources.matchAll(/\bt\(\s*`([a-z]\w*\.[\w.-]*)\$\{/gi),
  ...mailSources.matchAll(/\bsaid\(\s*\w+, "([a-z]\w*\.)" \+/gi),
].map((match) => match[1]!)

describe('texts', () => {
  it('finds keys in the sources at all', () => {
    expect(literals.length).toBeGreaterThan(50)
    expect(prefixes).toContain('step.')
    expect(prefixes).toContain('topicOpen.')
  })

  it('has every key that the sources use', () => {
    const known = new Set(bases(english))
    expect(literals.filter((key) => !known.has(key))).toEqual([])
    expect(prefixes.filter((prefix) => ![...known].some((key) => key.startsWith(prefix)))).toEqual([])
  })

  it('has no key that nothing uses', () => {
    const used = new Set(literals)
    const unused = bases(english).filter((key) => !used.has(key) && !prefixes.some((prefix) => key.startsWith(prefix)))
    expect(unused).toEqual([])
  })

  it.each(languageCodes)('has the same keys, placeholders and all plural forms in %s', (language) => {
    const texts = language === 'en' ? english : read(language)
    expect(bases(texts)).toEqual(bases(english))
    for (const [key, text] of Object.entries(texts)) {
      expect(text.trim(), key).not.toBe('')
      const original = english[key] ?? english[`${base(key)}_other`]!
      expect(placeholders(text), key).toEqual(placeholders(original))
    }
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    const plural = bases(texts).filter((key) => `${key}_other` in texts)
    for (const key of plural) for (const form of forms) expect(texts, key).toHaveProperty([`${key}_${form}`])
  })
})
