import { diff3Merge } from 'node-diff3'
import type { ModelKind } from '../../api/models'
import { rewritten } from './reading'

/** Whose words stand where two people changed the same. */
export type Winner = 'mine' | 'theirs'

export interface Merged {
  /** With all that both changed. */
  content: string
  /** In how many places both changed the same thing; there the winner's words stand. */
  contested: number
}

/**
 * Puts two changes of one version together, as version control does: line by line, once all three are written alike.
 * Rejects when what comes out is no model that can be read.
 *
 * @param base the version that both were made from
 */
export async function merged(kind: ModelKind, base: string, mine: string, theirs: string, winner: Winner): Promise<Merged> {
  const [was, own, other] = await Promise.all([base, mine, theirs].map((content) => lines(kind, content)))
  const all = together(own!, was!, other!, winner, true)
  const read = await readAgain(kind, all.written)
  // Both put something new at the same place: that is no contest, unless reading it leaves one out, as where only one may be.
  if (read.written.length === all.written.length) return { content: read.content, contested: all.contested }
  const one = together(own!, was!, other!, winner, false)
  return { content: (await readAgain(kind, one.written)).content, contested: one.contested }
}

function together(own: string[], was: string[], other: string[], winner: Winner, bothNew: boolean) {
  let contested = 0
  const written = diff3Merge(own, was, other, { excludeFalseConflicts: true }).flatMap(({ ok, conflict }) => {
    if (ok) return ok
    const { a, o, b } = conflict!
    if (bothNew && o.length === 0) return [...b, ...a]
    contested++
    return winner === 'mine' ? a : b
  })
  return { written, contested }
}

/** Reading it is the proof that it holds together. */
async function readAgain(kind: ModelKind, written: string[]) {
  const content = kind === 'form' ? joined(written) : written.join('\n')
  requireUniqueIds(content)
  const again = await rewritten(kind, content)
  return { content: again, written: again.split('\n') }
}

/** A form's commas are left out: whether a line has one says only whether another follows. */
async function lines(kind: ModelKind, content: string): Promise<string[]> {
  const written = (await rewritten(kind, content)).split('\n')
  return kind === 'form' ? written.map((line) => line.replace(/,$/, '')) : written
}

/** Lines of JSON with their commas again. */
function joined(written: string[]): string {
  const full = written.filter((line) => line !== '')
  return full
    .map((line, index) => {
      const next = full[index + 1]
      return next === undefined || /[[{]$/.test(line) || /^\s*[\]}]/.test(next) ? line : `${line},`
    })
    .join('\n')
}

function requireUniqueIds(content: string): void {
  const ids = [...content.matchAll(/(?:\sid="|^\s*"id": ")([^"]+)"/gm)].map((match) => match[1]!)
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twice !== undefined) throw new Error(`${twice} would be there twice`)
}
