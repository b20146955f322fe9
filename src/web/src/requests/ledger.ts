import type { ClockSpan } from '../api/clocks'

/** A time during which a clock ran or stood still, nights and weekends taken together with the days between them. */
export interface Stretch {
  state: 'counting' | 'paused' | 'outside-calendar'
  from: string
  until: string
  workedSeconds: number
  /** The step that waited; null unless paused. */
  step: string | null
  /** What it waited for; null unless paused. */
  waitsFor: 'requester' | 'date' | null
}

/** The ledger in few lines: what counts and what lies outside working hours between two pauses is one stretch. */
export function stretches(spans: ClockSpan[]): Stretch[] {
  const found: Stretch[] = []
  for (const span of spans) {
    const last = found.at(-1)
    if (last && last.state !== 'paused' && span.state !== 'paused') {
      last.until = span.until
      last.workedSeconds += span.workedSeconds
      if (span.state === 'counting') last.state = 'counting'
    } else {
      const { state, from, until, workedSeconds } = span
      found.push({ state, from, until, workedSeconds, step: span.cause?.step ?? null, waitsFor: span.cause?.waitsFor ?? null })
    }
  }
  return found
}
