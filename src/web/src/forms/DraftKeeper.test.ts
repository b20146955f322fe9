import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Result } from '../api/request'
import { DraftKeeper, type DraftState, type Saved } from './DraftKeeper'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const refusal = (name: string, status: number, current?: unknown): Result<Saved> => ({
  ok: false,
  problem: { name, status, title: '', detail: '', action: '', errors: [], current },
})

/** A server that counts versions, unless it is told what to answer next. */
function desk(...answers: Result<Saved>[]) {
  const saves: { values: unknown; version: number; keepalive: boolean }[] = []
  const states: DraftState[] = []
  const keeper = new DraftKeeper(
    async (values, version, keepalive) => {
      saves.push({ values, version, keepalive })
      return answers.shift() ?? { ok: true, value: { version: version + 1, updatedAt: '2026-11-23T08:00:00Z' } }
    },
    (state) => states.push(state),
    0,
  )
  return { keeper, saves, states, last: () => states.at(-1)?.is }
}

describe('draft keeper', () => {
  it('saves once, a while after the last change, from the version before', async () => {
    const { keeper, saves, last } = desk()
    keeper.change({ reason: 'a' })
    await vi.advanceTimersByTimeAsync(1_500)
    keeper.change({ reason: 'ab' })
    await vi.advanceTimersByTimeAsync(1_999)
    expect(saves).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    keeper.change({ reason: 'abc' })
    await vi.advanceTimersByTimeAsync(2_000)
    expect(saves.map(({ values, version }) => [values, version])).toEqual([
      [{ reason: 'ab' }, 0],
      [{ reason: 'abc' }, 1],
    ])
    expect(last()).toBe('saved')
  })

  it('saves at once when the page is left, and not what is saved already', async () => {
    const { keeper, saves } = desk()
    keeper.change({ reason: 'a' })
    await keeper.flush(true)
    await keeper.flush(true)
    expect(saves).toEqual([{ values: { reason: 'a' }, version: 0, keepalive: true }])
  })

  it('keeps what was put off and saves it when the portal said that it may', async () => {
    const { keeper, saves, last } = desk({
      ok: false,
      problem: { name: 'too-many-calls', status: 429, title: '', detail: '', action: '', errors: [], retryAfter: 30 },
    })
    keeper.change({ reason: 'a' })
    await vi.advanceTimersByTimeAsync(2_000)
    expect(last()).toBe('failed')
    await vi.advanceTimersByTimeAsync(29_999)
    expect(saves).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(saves.map(({ values }) => values)).toEqual([{ reason: 'a' }, { reason: 'a' }])
    expect(last()).toBe('saved')
  })

  it('tries again when the portal was away', async () => {
    const { keeper, saves, last } = desk(refusal('offline', 0))
    keeper.change({ reason: 'a' })
    await vi.advanceTimersByTimeAsync(2_000)
    expect(last()).toBe('failed')
    await vi.advanceTimersByTimeAsync(10_000)
    expect(saves).toHaveLength(2)
    expect(last()).toBe('saved')
  })

  it('overwrites nothing that another window saved until it is told to', async () => {
    const current = { values: { reason: 'theirs' }, version: 4, updatedAt: null }
    const { keeper, saves, last } = desk(refusal('changed-elsewhere', 409, current))
    keeper.change({ reason: 'mine' })
    await vi.advanceTimersByTimeAsync(2_000)
    keeper.change({ reason: 'mine, longer' })
    await vi.advanceTimersByTimeAsync(20_000)
    expect(saves).toHaveLength(1)
    expect(last()).toBe('conflict')
    keeper.resolve(current, true)
    await vi.advanceTimersByTimeAsync(0)
    expect(saves[1]).toMatchObject({ values: { reason: 'mine, longer' }, version: 4 })
  })

  it('goes on from the other version when that is taken', async () => {
    const current = { values: {}, version: 4, updatedAt: null }
    const { keeper, saves } = desk(refusal('changed-elsewhere', 409, current))
    keeper.change({ reason: 'mine' })
    await vi.advanceTimersByTimeAsync(2_000)
    keeper.resolve(current, false)
    await vi.advanceTimersByTimeAsync(20_000)
    expect(saves).toHaveLength(1)
    keeper.change({ reason: 'after theirs' })
    await vi.advanceTimersByTimeAsync(2_000)
    expect(saves[1]).toMatchObject({ values: { reason: 'after theirs' }, version: 4 })
  })

  it('saves nothing after the answer was sent, or once it was refused', async () => {
    const { keeper, saves, last } = desk(refusal('task-not-open', 409))
    keeper.change({ reason: 'a' })
    await vi.advanceTimersByTimeAsync(2_000)
    expect(last()).toBe('refused')
    keeper.change({ reason: 'ab' })
    await vi.advanceTimersByTimeAsync(20_000)
    expect(saves).toHaveLength(1)
  })

  it('asks at once when another device is heard to have saved, and not about its own saves', async () => {
    const { keeper, saves, last } = desk()
    keeper.change({ reason: 'mine' })
    await vi.advanceTimersByTimeAsync(2_000)
    keeper.heard({ version: 1, updatedAt: null, values: { reason: 'mine' } })
    expect(last()).toBe('saved')
    keeper.heard({ version: 2, updatedAt: null, values: { reason: 'theirs' } })
    expect(last()).toBe('conflict')
    keeper.change({ reason: 'mine, more' })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(saves).toHaveLength(1)
    keeper.resolve({ version: 2, updatedAt: null }, true)
    await vi.advanceTimersByTimeAsync(0)
    expect(saves.at(-1)).toEqual({ values: { reason: 'mine, more' }, version: 2, keepalive: false })
  })

  it('saves again once what was refused is put right', async () => {
    const wrong = refusal('invalid-fields', 422)
    const { keeper, saves, last } = desk(wrong, wrong)
    keeper.change({ reason: 'wrong' })
    await vi.advanceTimersByTimeAsync(2_000)
    expect(last()).toBe('refused')
    expect(await keeper.settle()).toBeNull()
    keeper.change({ reason: 'right' })
    await vi.advanceTimersByTimeAsync(2_000)
    expect(last()).toBe('saved')
    expect(saves.at(-1)).toMatchObject({ values: { reason: 'right' }, version: 0 })
  })

  it('settles on the version that has everything, also while a save is under way', async () => {
    const { keeper, saves } = desk()
    keeper.change({ reason: 'a' })
    const first = keeper.flush()
    keeper.change({ reason: 'ab' })
    expect(await keeper.settle()).toBe(2)
    await first
    expect(saves.map(({ values }) => values)).toEqual([{ reason: 'a' }, { reason: 'ab' }])
  })

  it('does not settle when the portal is away', async () => {
    const { keeper } = desk(refusal('offline', 0))
    keeper.change({ reason: 'a' })
    expect(await keeper.settle()).toBeNull()
  })
})
