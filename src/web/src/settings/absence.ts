import type { Absence, AbsenceEntry, Me, Person } from '../api/people'

/** What is wrong with an entry that the person can see at once; the portal judges again. */
export type EntryProblem = 'missing' | 'backwards' | 'past' | 'overlap'

/**
 * By field. Days are written `2026-12-24`, so they compare as texts.
 *
 * @param others the periods that there are besides the one that is entered
 */
export function problemsOf(entry: AbsenceEntry, others: Absence[], today: string): { from?: EntryProblem; until?: EntryProblem } {
  const { from, until } = entry
  if (!from || !until) return { ...(!from && { from: 'missing' as const }), ...(!until && { until: 'missing' as const }) }
  if (until < from) return { until: 'backwards' }
  if (until < today) return { until: 'past' }
  if (others.some((other) => other.from <= until && from <= other.until)) return { from: 'overlap' }
  return {}
}

/** Those who may do some of my work, who may do most of it first: members of my groups, else colleagues of my team. */
export function possibleDeputies(me: Me, people: Person[]): { person: Person; uncovered: string[] }[] {
  return people
    .filter(({ username, team, groups }) =>
      username === me.username ? false : me.groups.length ? groups.some((group) => me.groups.includes(group)) : team === me.team,
    )
    .map((person) => ({ person, uncovered: me.groups.filter((group) => !person.groups.includes(group)) }))
    .sort((a, b) => a.uncovered.length - b.uncovered.length || a.person.displayName.localeCompare(b.person.displayName))
}
