import { describe, expect, it } from 'vitest'
import type { AgreementVersion } from '../api/agreements'
import { standing } from './standing'

const at = '2026-11-26T08:00:00Z'
const version = (number: number, agreed: boolean, inForceAt: string | null) =>
  ({ version: number, providerAgreedAt: at, customerAgreedAt: agreed ? at : null, inForceAt }) as AgreementVersion

describe('where a version stands', () => {
  it('tells the one in force from the one before', () => {
    expect(standing({ inForce: 2, endedAt: null }, version(2, true, at))).toBe('in-force')
    expect(standing({ inForce: 2, endedAt: null }, version(1, true, at))).toBe('replaced')
  })

  it('tells who is waited for from what waits for its day', () => {
    expect(standing({ inForce: 1, endedAt: null }, version(2, false, null))).toBe('waiting')
    expect(standing({ inForce: 1, endedAt: null }, version(2, true, null))).toBe('agreed')
  })

  it('knows what never came into force', () => {
    expect(standing({ inForce: 3, endedAt: null }, version(2, false, null))).toBe('dropped')
    expect(standing({ inForce: null, endedAt: at }, version(2, false, null))).toBe('dropped')
  })

  it('ends what was in force with the agreement', () => {
    expect(standing({ inForce: null, endedAt: at }, version(1, true, at))).toBe('ended')
  })
})
