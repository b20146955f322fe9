import { describe, expect, it } from 'vitest'
import { amountOf, typedOf } from './amount'

describe('a typed target', () => {
  it('is a share when per cent were typed', () => {
    expect(amountOf('92,5', 'share')).toBe(0.925)
    expect(typedOf(0.925, 'share')).toBe('92.5')
    expect(typedOf(0.07, 'share')).toBe('7')
  })

  it('stays in its unit otherwise', () => {
    expect(amountOf(' 48 ', 'hours')).toBe(48)
    expect(typedOf(480, 'hours')).toBe('480')
  })

  it('is none when nothing was typed', () => {
    expect(amountOf('  ', 'hours')).toBeNull()
    expect(typedOf(null, 'share')).toBe('')
  })

  it('is refused when it is no number that fits', () => {
    for (const typed of ['-1', 'x', '1e3', '101']) expect(amountOf(typed, 'share')).toBeUndefined()
  })
})
