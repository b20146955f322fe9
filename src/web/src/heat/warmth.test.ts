import { describe, expect, it } from 'vitest'
import { bounds, warmth } from './warmth'

describe('the warmth of elements', () => {
  it('divides what there is into five ranges of one width', () => {
    expect(bounds([3, 10, 0])).toEqual([2, 4, 6, 8, 10])
  })

  it('counts a bound to the colder side, and the greatest is the warmest', () => {
    const upper = bounds([10])
    expect([0, 2, 2.1, 8, 8.1, 10].map((value) => warmth(value, upper))).toEqual([1, 1, 2, 4, 5, 5])
  })

  it('has no ranges where all is nought', () => {
    expect(bounds([0, 0])).toEqual([])
    expect(bounds([])).toEqual([])
  })
})
