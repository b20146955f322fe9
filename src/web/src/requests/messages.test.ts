import { describe, expect, it } from 'vitest'
import type { Message } from '../api/notifications'
import { fatesOf, fitting, whoOf } from './messages'

const message = (part: Partial<Message>): Message => ({
  id: '1',
  event: 'request-accepted',
  audience: 'requester',
  kind: 'notify',
  cause: 'notify:1',
  template: 'request-accepted',
  facts: {},
  rule: { version: 1, id: 'r', row: 11 },
  recipient: 'ann',
  name: 'Ann',
  decidedAt: '2026-11-26T08:00:00Z',
  portal: null,
  sending: null,
  problem: null,
  ...part,
})
const shown = { shown: true, at: '2026-11-26T08:00:00Z' }
const sending = { channel: 'mail', state: 'waiting', heldBy: 'digest', heldUntil: '2026-11-27T08:00:00Z', at: null, attempts: 0 } as const

describe('messages', () => {
  it('names everybody once, people and channels of the same name apart', () => {
    const all = [
      message({ name: 'Zoe', recipient: 'zoe' }),
      message({}),
      message({ id: '2' }),
      message({ recipient: null, name: 'Ann' }),
    ]
    expect(whoOf(all).map(({ key }) => key)).toEqual(['ann', '# Ann', 'zoe'])
  })

  it('fares in each way that it does', () => {
    expect(fatesOf(message({ portal: shown, sending }))).toEqual(['shown', 'waiting'])
    expect(fatesOf(message({ portal: { ...shown, shown: false }, sending }))).toEqual(['waiting'])
    expect(fatesOf(message({ rule: null, problem: 'no row fits' }))).toEqual(['undecided'])
    expect(fatesOf(message({ event: null, rule: null, sending: { ...sending, state: 'sent' } }))).toEqual(['sent'])
  })

  it('finds those to somebody that fare so', () => {
    const sent = message({ id: '2', sending: { ...sending, state: 'sent' } })
    const all = [message({ portal: shown, sending }), sent, message({ id: '3', recipient: 'zoe', name: 'Zoe', portal: shown })]
    expect(fitting(all, 'ann', 'sent')).toEqual([sent])
    expect(fitting(all, '', 'shown').map(({ id }) => id)).toEqual(['1', '3'])
    expect(fitting(all, 'zoe', 'sent')).toEqual([])
  })
})
