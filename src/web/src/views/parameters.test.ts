import { describe, expect, it } from 'vitest'
import { sameParameters } from './parameters'

describe('parameters of views', () => {
  it('are the same in another order and with empty ones', () => {
    expect(sameParameters({ scope: 'all', q: 'a' }, { q: 'a', scope: 'all', type: '' })).toBe(true)
  })

  it('differ by a value, and by one that is only there once', () => {
    expect(sameParameters({ scope: 'all' }, { scope: 'mine' })).toBe(false)
    expect(sameParameters({ scope: 'all' }, { scope: 'all', sort: '-due' })).toBe(false)
  })
})
