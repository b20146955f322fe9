import type { Thread } from '../../api/threads'
import type { Part } from './Parts'

/** Which threads are shown. */
export type Shown = 'open' | 'resolved' | 'all'

/** How many threads are open at each element that is there. */
export function openAt(open: Thread[], parts: Part[]): Map<string, number> {
  const there = new Set(parts.map(({ id }) => id))
  const counts = new Map<string, number>()
  for (const { element } of open) {
    if (element !== null && there.has(element)) counts.set(element, (counts.get(element) ?? 0) + 1)
  }
  return counts
}

/** The threads that are shown: those of the chosen element first, then the newest first. */
export function inOrder(open: Thread[], resolved: Thread[], shown: Shown, chosen: string | null): Thread[] {
  const found = shown === 'open' ? open : shown === 'resolved' ? resolved : [...open, ...resolved]
  const newest = found.toSorted((a, b) => Number(b.id) - Number(a.id))
  if (chosen === null) return newest
  return [...newest.filter(({ element }) => element === chosen), ...newest.filter(({ element }) => element !== chosen)]
}

/**
 * What a thread is about now: an element by its name of today, one that is gone, or the model as a whole.
 *
 * @param parts null while the model is not drawn: then nobody knows what is gone
 */
export function placeOf({ element, elementName }: Thread, parts: Part[] | null): { is: 'whole' } | { is: 'there' | 'gone'; name: string } {
  if (element === null) return { is: 'whole' }
  if (parts === null) return { is: 'there', name: elementName ?? element }
  const part = parts.find(({ id }) => id === element)
  return part ? { is: 'there', name: part.name ?? part.id } : { is: 'gone', name: elementName ?? element }
}

/** Where a thread is read, at its element. */
export function threadAddress({ kind, model, id }: Thread): string {
  return `/studio/${kind}/${encodeURIComponent(model)}?thread=${id}`
}
