import type { TFunction } from 'i18next'

type Say = (t: TFunction, words: RegExpMatchArray) => string

/** form-js speaks English only: each of its sentences with the text that says it in the person's language. */
const sentences: [RegExp, Say][] = [
  [/^Field is required\.$/, (t) => t('form.required')],
  [/^Field must have minimum value of (.+)\.$/, (t, [, least]) => t('form.least', { least })],
  [/^Field must have maximum value of (.+)\.$/, (t, [, most]) => t('form.most', { most })],
  [/^Field must have minimum length of (.+)\.$/, (t, [, least]) => t('form.shortest', { least })],
  [/^Field must have maximum length of (.+)\.$/, (t, [, most]) => t('form.longest', { most })],
  [/^Field must be a valid email\.$/, (t) => t('form.email')],
  [/^Field must be a valid +international phone number\./, (t) => t('form.phone')],
  [/^Field must match pattern /, (t) => t('form.pattern')],
  [/^Value is not a number\.$/, (t) => t('form.number')],
  [/^Value is expected to be an integer\.$/, (t) => t('form.integer')],
  [/^Value is expected to have at most (\d+) decimal digits?\.$/, (t, [, most]) => t('form.decimals', { most })],
  [/^Date and time must both be entered\.$/, (t) => t('form.dateAndTime')],
  [/^Search$/, (t) => t('form.search')],
  [/^Select$/, (t) => t('form.select')],
  [/^No results$/, (t) => t('form.noResults')],
  [/^All values selected$/, (t) => t('form.allSelected')],
  [/^Add new$/, (t) => t('form.add')],
  [/^Increment$/, (t) => t('form.increment')],
  [/^Decrement$/, (t) => t('form.decrement')],
  [/^Remove tag$/, (t) => t('form.removeTag')],
  [/^Remove list item (\d+)$/, (t, [, item]) => t('form.removeItem', { item })],
]

/** A sentence of form-js in the person's language; what is none of its sentences stays as it is. */
export function formMessage(t: TFunction, message: string): string {
  for (const [pattern, say] of sentences) {
    const words = message.match(pattern)
    if (words) return say(t, words)
  }
  return message
}
