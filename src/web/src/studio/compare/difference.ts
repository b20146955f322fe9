/** How something differs from what it was. */
export type Change = 'added' | 'removed' | 'changed' | 'moved'

/** A property before and after; null where it has none. */
export interface PropertyDifference {
  name: string
  before: string | null
  after: string | null
}

/** Something of a model that differs, by its id. */
export interface Difference {
  id: string
  /** What people call it; its id when it has no name. */
  name: string
  /** What it is, in the words of its standard, such as `User task`. */
  type: string
  /** Never empty; an element may be moved and changed. */
  changes: Change[]
  properties: PropertyDifference[]
}

/** Which properties differ, in the order of what is there now, then what is gone. */
export function propertyDifferences(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): PropertyDifference[] {
  return [...new Set([...after.keys(), ...before.keys()])]
    .filter((name) => before.get(name) !== after.get(name))
    .map((name) => ({ name, before: before.get(name) ?? null, after: after.get(name) ?? null }))
}

/** All ids of two lists: in the order of the second, what is gone behind what it stood behind. */
export function united(before: readonly string[], after: readonly string[]): string[] {
  const present = new Set(after)
  const all = [...after]
  before.forEach((id, index) => {
    if (!present.has(id)) all.splice(index === 0 ? 0 : all.indexOf(before[index - 1]!) + 1, 0, id)
  })
  return all
}

/** Which of those in both lists stand in another order: the fewest that explain it. */
export function moved(before: readonly string[], after: readonly string[]): Set<string> {
  const places = new Map(before.map((id, index) => [id, index]))
  const common = after.filter((id) => places.has(id))
  // The longest run that kept its order stays; by length, the run's last place and the one before.
  const longest: number[] = []
  const previous: number[] = []
  common.forEach((id, index) => {
    let best = -1
    for (let other = 0; other < index; other++) {
      if (places.get(common[other]!)! < places.get(id)! && (best < 0 || longest[other]! > longest[best]!)) best = other
    }
    longest[index] = best < 0 ? 1 : longest[best]! + 1
    previous[index] = best
  })
  const stays = new Set<string>()
  let at = longest.indexOf(Math.max(...longest))
  while (at >= 0) {
    stays.add(common[at]!)
    at = previous[at]!
  }
  return new Set(common.filter((id) => !stays.has(id)))
}

/** `calledElement` as people read it: `Called element`. */
export function inWords(name: string): string {
  const words = name
    .replace(/^.*:/, '')
    .replace(/(?<=[a-z0-9])(?=[A-Z])/g, ' ')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
