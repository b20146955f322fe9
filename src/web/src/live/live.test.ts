import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keys } from '../api/keys'
import { Changes } from './changes'
import { LiveEvents } from './LiveEvents'

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('EventSource', { CLOSED: 2 })
  vi.stubGlobal('navigator', {})
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A stream whose events the test sends. */
class Stream extends EventTarget {
  readyState = 1
  close() {
    this.readyState = 2
  }
  tell(changed: unknown) {
    this.dispatchEvent(new MessageEvent('changed', { data: JSON.stringify(changed) }))
  }
  lose(readyState: number) {
    this.readyState = readyState
    this.dispatchEvent(new Event('error'))
  }
}

function live() {
  const queries = new QueryClient()
  const known = [keys.tasks.counts, keys.tasks.detail('1'), keys.tasks.detail('2'), keys.requestTypes]
  known.forEach((key) => queries.setQueryData(key, 'known'))
  const streams: Stream[] = []
  const refused = vi.fn()
  const events = new LiveEvents(new Changes(queries), 'test', refused, () => {
    streams.push(new Stream())
    return streams.at(-1) as unknown as EventSource
  })
  events.open()
  const stale = () => known.filter((key) => queries.getQueryState(key)?.isInvalidated)
  return { queries, refused, events, streams, known, stale }
}

/** The same, with a page that shows what is known; what is read anew does not come. */
function onScreen() {
  const shown = live()
  const queryFn = () => new Promise<string>(() => undefined)
  shown.known.forEach((queryKey) =>
    new QueryObserver<string>(shown.queries, { queryKey, queryFn, staleTime: Infinity }).subscribe(() => undefined),
  )
  return shown
}

describe('live events', () => {
  it('make stale what shows the changed task, and nothing else', () => {
    const { streams, stale } = live()
    streams[0]!.tell({ tasks: ['1'], requests: ['MR-1'] })
    vi.advanceTimersByTime(150)
    expect(stale()).toEqual([keys.tasks.counts, keys.tasks.detail('1')])
  })

  it('make stale what is said about a model, and where it is counted, but no model', () => {
    const { queries, streams } = live()
    const known = [
      keys.modelThreads.list('process', 'IntakeProcess', 'open'),
      keys.modelThreads.list('process', 'LaunchProcess', 'open'),
      keys.modelThreads.ofChange(7),
      keys.models.list,
      keys.models.handbook,
      keys.models.detail('process', 'IntakeProcess'),
    ]
    known.forEach((key) => queries.setQueryData(key, 'known'))
    streams[0]!.tell({ discussed: ['process/IntakeProcess'] })
    vi.advanceTimersByTime(150)
    const stale = known.filter((key) => queries.getQueryState(key)?.isInvalidated)
    expect(stale).toEqual([known[0], known[2], known[3]])
  })

  it('make stale what is my own by its name, and no other list', () => {
    const { queries, streams, stale } = live()
    const own = [keys.notifications.count, keys.views.list('tasks'), keys.batches.detail('1')]
    own.forEach((key) => queries.setQueryData(key, 'known'))
    streams[0]!.tell({ lists: ['notifications', 'views', 'batches'] })
    vi.advanceTimersByTime(150)
    expect(own.map((key) => queries.getQueryState(key)?.isInvalidated)).toEqual([true, true, true])
    expect(stale()).toEqual([])
  })

  it('are read soon when the desk is quiet, and a few times a second when it is busy', () => {
    const { queries, streams, stale } = live()
    let read = 0
    const busy = (milliseconds: number) => {
      for (let passed = 0; passed < milliseconds; passed += 10) {
        streams[0]!.tell({ tasks: ['1'] })
        vi.advanceTimersByTime(10)
        if (stale().length) {
          read++
          queries.setQueryData(keys.tasks.counts, 'known')
          queries.setQueryData(keys.tasks.detail('1'), 'known')
        }
      }
    }
    busy(20)
    expect(read).toBe(1)
    busy(10_000)
    expect(read).toBeLessThan(50)
    vi.advanceTimersByTime(2_000)
    stale().forEach((key) => queries.setQueryData(key, 'known'))
    read = 0
    busy(20)
    expect(read).toBe(1)
  })

  it('make figures stale a while after, once for all changes in between', () => {
    const { queries, streams } = live()
    const figures = keys.dashboard.part('sla', {})
    const read = () => queries.setQueryData(figures, 'known')
    const stale = () => queries.getQueryState(figures)?.isInvalidated
    read()
    streams[0]!.tell({ requests: ['MR-1'] })
    vi.advanceTimersByTime(5_000)
    streams[0]!.tell({ requests: ['MR-2'] })
    expect(stale()).toBe(false)
    vi.advanceTimersByTime(5_200)
    expect(stale()).toBe(true)
    read()
    vi.advanceTimersByTime(60_000)
    expect(stale()).toBe(false)
    streams[0]!.tell({ people: ['somebody'] })
    vi.advanceTimersByTime(60_000)
    expect(stale()).toBe(false)
  })

  it('make everything stale that was read before there was a stream, at first and after a gap', () => {
    const { queries, streams, known, stale } = onScreen()
    expect(stale()).toEqual([])
    streams[0]!.dispatchEvent(new Event('open'))
    expect(stale()).toHaveLength(4)
    known.forEach((key) => queries.setQueryData(key, 'read again'))
    streams[0]!.lose(0)
    expect(stale()).toEqual([])
    streams[0]!.dispatchEvent(new Event('open'))
    expect(stale()).toHaveLength(4)
  })

  it('make everything stale when the portal says that I lost track, and what is on no screen forgotten', () => {
    const { queries, streams, stale } = onScreen()
    const before = keys.requests.detail('MR-1')
    queries.setQueryData(before, 'known')
    streams[0]!.dispatchEvent(new MessageEvent('resync', { data: '{}' }))
    expect(stale()).toHaveLength(4)
    expect(queries.getQueryData(before)).toBeUndefined()
  })

  it('try again less and less often when refused, and not after closing', () => {
    const { events, refused, streams } = live()
    const waits = [2_000, 4_000, 8_000]
    waits.forEach((wait, index) => {
      streams.at(-1)!.lose(2)
      vi.advanceTimersByTime(wait - 1)
      expect(streams).toHaveLength(index + 1)
      vi.advanceTimersByTime(1)
      expect(streams).toHaveLength(index + 2)
    })
    expect(refused).toHaveBeenCalledTimes(waits.length)
    streams.at(-1)!.lose(2)
    events.close()
    vi.advanceTimersByTime(600_000)
    expect(streams).toHaveLength(waits.length + 1)
  })
})
