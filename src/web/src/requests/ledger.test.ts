import { describe, expect, it } from 'vitest'
import type { ClockSpan } from '../api/clocks'
import { stretches } from './ledger'

const span = (state: ClockSpan['state'], from: number, until: number, workedSeconds = 0): ClockSpan => ({
  state,
  from: `2026-11-${from}T09:00:00Z`,
  until: `2026-11-${until}T09:00:00Z`,
  workedSeconds,
  cause: state === 'paused' ? { step: 'revise-brief', elementInstanceKey: '7', waitsFor: 'requester' } : null,
})

describe('the ledger', () => {
  it('takes days and nights between two pauses together', () => {
    const told = stretches([
      span('counting', 16, 17, 60),
      span('outside-calendar', 17, 18),
      span('counting', 18, 19, 30),
      span('paused', 19, 20),
      span('outside-calendar', 20, 21),
      span('counting', 21, 22, 15),
    ])

    expect(told.map(({ state, workedSeconds, step }) => [state, workedSeconds, step])).toEqual([
      ['counting', 90, null],
      ['paused', 0, 'revise-brief'],
      ['counting', 15, null],
    ])
    expect(told[0]).toMatchObject({ from: '2026-11-16T09:00:00Z', until: '2026-11-19T09:00:00Z' })
  })

  it('keeps one pause after the other apart', () => {
    expect(stretches([span('paused', 16, 17), span('paused', 17, 18)])).toHaveLength(2)
  })

  it('says that nobody worked when nothing counted', () => {
    expect(stretches([span('outside-calendar', 16, 17)])[0]!.state).toBe('outside-calendar')
  })
})
