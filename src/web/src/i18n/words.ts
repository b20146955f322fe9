import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { languages } from './languages'
import { text } from './texts'
import type { Language } from '../api/people'

/** Several things as one text, in a language. */
export const listed = (items: string[], language: string) =>
  new Intl.ListFormat(languages[language as Language].locale, { type: 'unit' }).format(items)

/** The server's words in the person's language; what the client does not know stays as the server says it. */
export function useWords() {
  const { t, i18n } = useTranslation()
  /** A language by its tag (`pt-BR`), named in the person's language. */
  const language = (tag: string) => {
    try {
      return new Intl.DisplayNames(languages[i18n.language as Language].locale, { type: 'language' }).of(tag) ?? tag
    } catch {
      return tag
    }
  }
  return {
    /** A text of a model, a form or the catalogue by its English words. */
    text,
    /** An element of a diagram by its label, else in the words of its id. */
    element: (id: string, name: string | null) =>
      name ? text(name) : id.replace(/^[A-Za-z]+_/, '').replaceAll(/([a-z])([A-Z])/g, '$1 $2'),
    /** What a task is about: the title of an approval step, or of a deliverable with its language (`E-mail, pl`). */
    about: (about: string) => {
      const [, title, tag] = /^(.+), ([a-z]{2,3}(?:-\w+)*)$/.exec(about) ?? []
      return title && tag ? `${text(title)} · ${language(tag)}` : text(about)
    },
    step: (step: string, title: string) => t(`step.${step}`, { defaultValue: title }),
    requestType: (type: string, title: string) => t(`type.${type}`, { defaultValue: title }),
    status: (status: string) => t(`status.${status}`, { defaultValue: status }),
    channel: (name: string) => t(`channel.${name}`, { defaultValue: name }),
    language,
    group: (name: string) => t(`group.${name}`, { defaultValue: name }),
    all: (items: string[]) => listed(items, i18n.language),
    list: (items: string[]) =>
      new Intl.ListFormat(languages[i18n.language as Language].locale, { type: 'disjunction' }).format(items),
  }
}

/** What went wrong, in the person's language: by the problem's name, else in the server's words. */
export function problemText(
  t: TFunction,
  problem: { name: string; title: string; detail: string; retryAfter?: number },
): string {
  return t(`problem.${problem.name}`, {
    defaultValue: problem.detail || problem.title || t('problem.internal'),
    seconds: problem.retryAfter ?? 5,
  })
}
