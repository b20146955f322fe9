import type { Person } from '../api/people'

/** Somebody who can be addressed. */
export type Addressee = Pick<Person, 'username' | 'displayName'>

/** The name that is being written after an `@`, and where it begins. */
export interface Begun {
  at: number
  name: string
}

/** A piece of a comment: text, or a name that addresses somebody. */
export type Piece = { text: string } | { mention: string }

const NAME = /(?<![\p{L}\p{N}@._%+-])@([a-z0-9](?:[a-z0-9.-]{0,61}[a-z0-9])?)(?![a-z0-9@])/giu

/** What is being addressed at the caret; null when it stands in no name. */
export function begun(text: string, caret: number): Begun | null {
  const found = /(?:^|[^\p{L}\p{N}@._%+-])@([\p{L}\p{N}.-]{0,40})$/u.exec(text.slice(0, caret))
  return found ? { at: caret - found[1]!.length - 1, name: found[1]! } : null
}

/** Those who are meant: the start of the username, or of one of the names, fits. */
export function meant(people: Addressee[], name: string, most = 6): Addressee[] {
  const wanted = name.toLocaleLowerCase()
  return people
    .filter(({ username, displayName }) =>
      [username, ...displayName.toLocaleLowerCase().split(/\s+/), ...username.split(/[.-]/)].some((part) =>
        part.startsWith(wanted),
      ),
    )
    .slice(0, most)
}

/** The text with the person in place of what was begun, and where the caret goes. */
export function addressed(text: string, caret: number, { at }: Begun, username: string): { text: string; caret: number } {
  const start = `${text.slice(0, at)}@${username} `
  return { text: start + text.slice(caret).replace(/^ /, ''), caret: start.length }
}

/** Splits a comment at the names of those who were reached. */
export function pieces(text: string, mentions: string[]): Piece[] {
  const found: Piece[] = []
  let from = 0
  for (const match of text.matchAll(NAME)) {
    const name = match[1]!.toLowerCase()
    if (!mentions.includes(name)) continue
    if (match.index > from) found.push({ text: text.slice(from, match.index) })
    found.push({ mention: name })
    from = match.index + match[0].length
  }
  if (from < text.length) found.push({ text: text.slice(from) })
  return found
}
