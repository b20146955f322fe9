import { describe, expect, it } from 'vitest'
import { inWords, moved, united } from './difference'

describe('lists', () => {
  it('keep what is gone where it stood', () => {
    expect(united(['a', 'b', 'c', 'd'], ['a', 'd', 'e'])).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(united(['a', 'b'], ['b'])).toEqual(['a', 'b'])
    expect(united([], ['b'])).toEqual(['b'])
  })

  it('call the fewest moved', () => {
    expect([...moved(['a', 'b', 'c', 'd'], ['d', 'a', 'b', 'c'])]).toEqual(['d'])
    expect([...moved(['a', 'b', 'c'], ['a', 'x', 'c'])]).toEqual([])
    expect([...moved([], ['a'])]).toEqual([])
  })

  it('say names in words', () => {
    expect(inWords('bpmn:CallActivity')).toBe('Call activity')
    expect(inWords('retries')).toBe('Retries')
  })
})
