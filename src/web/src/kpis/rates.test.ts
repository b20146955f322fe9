import { describe, expect, it } from 'vitest'
import type { HourlyRate, Rate } from '../api/dashboards'
import { rateOf } from './rates'

const rate = (skill: string | null, amount: number, version: number): Rate => ({
  skill,
  amount,
  currency: 'EUR',
  version,
  changedAt: '2026-11-01T08:00:00Z',
  changedBy: 'admin',
})
const rates: HourlyRate = {
  rate: rate(null, 50, 4),
  version: 4,
  mayChange: true,
  skills: [
    { skill: 'design', rate: rate('design', 80, 2), version: 2 },
    { skill: 'video', rate: null, version: 3 },
  ],
}

describe('the rate that is changed', () => {
  it('is that of all, or the skill’s own', () => {
    expect(rateOf(rates, null)).toMatchObject({ rate: { amount: 50 }, version: 4 })
    expect(rateOf(rates, 'design')).toMatchObject({ rate: { amount: 80 }, version: 2 })
  })

  it('keeps the version of one that ended, and has none where there never was one', () => {
    expect(rateOf(rates, 'video')).toEqual({ rate: null, version: 3 })
    expect(rateOf(rates, 'pr')).toEqual({ rate: null, version: 0 })
    expect(rateOf(undefined, null)).toEqual({ rate: null, version: 0 })
  })
})
