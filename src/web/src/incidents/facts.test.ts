import { describe, expect, it } from 'vitest'
import type { Fact } from '../api/incidents'
import { entered, shown } from './facts'

const fact = (kind: Fact['kind'], value: Fact['value']): Fact => ({ name: 'x', kind, value, suspect: false })

describe('facts', () => {
  it.each([
    [fact('text', 'CC-BRAND'), 'CC-BRAND'],
    [fact('number', 600), '600'],
    [fact('flag', true), 'true'],
    [fact('list', ['email', 'social']), 'email, social'],
    [fact('instant', '2027-01-15T09:30:00Z'), '2027-01-15T13:00'],
    [fact('instant', '2027-07-15T09:30:00Z'), '2027-07-15T13:00'],
    [fact('empty', null), ''],
  ])('come back unchanged when nobody changes %j', (one, text) => {
    expect(shown(one, 'Asia/Tehran')).toBe(text)
    expect(entered(one, text, 'Asia/Tehran')).toEqual(one.value)
  })

  it('keep the instant over a change of the clocks', () => {
    const spring = fact('instant', '2027-03-28T01:30:00Z')
    expect(shown(spring, 'Europe/Berlin')).toBe('2027-03-28T03:30')
    expect(entered(spring, '2027-03-28T03:30', 'Europe/Berlin')).toBe('2027-03-28T01:30:00Z')
    expect(entered(spring, '2027-03-28T01:30', 'Europe/Berlin')).toBe('2027-03-28T00:30:00Z')
  })

  it('are refused when they are of another kind', () => {
    expect(entered(fact('number', 1), 'much', 'UTC')).toBeUndefined()
    expect(entered(fact('number', 1), '', 'UTC')).toBeUndefined()
    expect(entered(fact('instant', '2027-01-01T00:00:00Z'), '', 'UTC')).toBeUndefined()
  })

  it('take commas of every script', () => {
    expect(entered(fact('list', []), 'email، social，event、', 'UTC')).toEqual(['email', 'social', 'event'])
  })

  it('take a number where nothing stood', () => {
    expect(entered(fact('empty', null), '12.5', 'UTC')).toBe(12.5)
    expect(entered(fact('empty', null), 'reach', 'UTC')).toBe('reach')
  })
})
