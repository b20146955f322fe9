import { describe, expect, it } from 'vitest'
import type { Absence, Me, Person } from '../api/people'
import { possibleDeputies, problemsOf } from './absence'

const entry = (from: string, until: string) => ({ from, until, deputy: null, note: null })
const others = [{ from: '2026-12-10', until: '2026-12-12' }] as Absence[]
const problems = (from: string, until: string) => problemsOf(entry(from, until), others, '2026-12-01')

describe('a time away', () => {
  it('needs days in their order, today or later, that are free', () => {
    expect(problems('2026-12-13', '2026-12-13')).toEqual({})
    expect(problems('2026-11-20', '2026-12-01')).toEqual({})
    expect(problems('', '')).toEqual({ from: 'missing', until: 'missing' })
    expect(problems('2026-12-05', '2026-12-04')).toEqual({ until: 'backwards' })
    expect(problems('2026-11-20', '2026-11-30')).toEqual({ until: 'past' })
    expect(problems('2026-12-12', '2026-12-20')).toEqual({ from: 'overlap' })
  })
})

describe('possible deputies', () => {
  const person = (username: string, team: string, ...groups: string[]) => ({ username, displayName: username, team, groups }) as Person
  const people = [person('ann', 'marketing', 'brand', 'legal'), person('bob', 'legal', 'legal'), person('cem', 'it'), person('eve', 'it', 'brand', 'legal')]
  const names = (me: Me) => possibleDeputies(me, people).map((one) => one.person.username)

  it('share a group, who shares most of them first', () => {
    const me = person('ann', 'marketing', 'brand', 'legal') as unknown as Me
    expect(names(me)).toEqual(['eve', 'bob'])
    expect(possibleDeputies(me, people)[1]!.uncovered).toEqual(['brand'])
  })

  it('are of the own team for who is in no group', () => {
    expect(names(person('cem', 'it') as unknown as Me)).toEqual(['eve'])
  })
})
