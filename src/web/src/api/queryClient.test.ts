import { describe, expect, it } from 'vitest'
import { pauseBefore } from './queryClient'
import { ProblemError } from './request'

const refused = (status: number, retryAfter?: number) =>
  new ProblemError({ name: 'any', status, title: '', detail: '', action: '', errors: [], retryAfter })

describe('reading again', () => {
  it('waits for as long as the portal says when that is short', () => {
    expect(pauseBefore(0, refused(429, 3))).toBe(3_000)
    expect(pauseBefore(1, refused(503, 1))).toBe(2_000)
  })

  it('leaves a long wait to the person', () => {
    expect(pauseBefore(0, refused(429, 60))).toBeNull()
  })

  it('tries twice what may pass by itself, and nothing that stays refused', () => {
    expect(pauseBefore(0, refused(503))).toBe(1_000)
    expect(pauseBefore(0, refused(0))).toBe(1_000)
    expect(pauseBefore(2, refused(503))).toBeNull()
    expect(pauseBefore(0, refused(404))).toBeNull()
  })
})
