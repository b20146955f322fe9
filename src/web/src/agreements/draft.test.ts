import { describe, expect, it } from 'vitest'
import { asEntry, draftOf, hoursOf, wrongHours } from './draft'

const hours = (targetHours: string, remindAfterHours: string, escalateAfterHours: string) => ({
  targetHours,
  remindAfterHours,
  escalateAfterHours,
})

describe('hours of an agreement', () => {
  it('are read with a point or a comma', () => {
    expect(hoursOf(' 7.5 ')).toBe(7.5)
    expect(hoursOf('7,25')).toBe(7.25)
    expect(hoursOf('1e3')).toBeNaN()
    expect(hoursOf('-1')).toBeNaN()
    expect(hoursOf('')).toBeNaN()
  })

  it('go together', () => {
    expect(wrongHours(hours('8', '4', '12'))).toEqual([])
    expect(wrongHours(hours('8', '8', '8'))).toEqual([])
    expect(wrongHours(hours('8', '9', '12'))).toEqual(['remindAfterHours'])
    expect(wrongHours(hours('8', '4', '3'))).toEqual(['escalateAfterHours'])
    expect(wrongHours(hours('0', '0', '0'))).toEqual(['targetHours'])
  })
})

it('means all where nothing is named', () => {
  const entry = asEntry({ ...draftOf(null), targetHours: '8', remindAfterHours: '4', escalateAfterHours: '9' })
  expect(entry.requestType).toBeNull()
  expect(entry.customerTeam).toBeNull()
  expect(entry.validFrom).toBeNull()
  expect(entry.targetHours).toBe(8)
})
