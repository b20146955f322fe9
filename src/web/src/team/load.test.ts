import { describe, expect, it } from 'vitest'
import { hoursOf, share } from './load'

describe('load', () => {
  it('is a share of the hours that somebody works, if any', () => {
    expect(share({ hours: 12, capacityHours: 24 })).toBe(0.5)
    expect(share({ hours: 12, capacityHours: 0 })).toBeNull()
  })

  it('takes hours to a tenth, with point or comma, and nothing for the usual ones', () => {
    expect(hoursOf('37,5')).toBe(37.5)
    expect(hoursOf(' 0 ')).toBe(0)
    expect(hoursOf('80')).toBe(80)
    expect(hoursOf('')).toBeNull()
    for (const wrong of ['80.1', '-1', '7.55', '40h', '1e1']) expect(hoursOf(wrong)).toBeUndefined()
  })
})
