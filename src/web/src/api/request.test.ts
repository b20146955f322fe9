import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { onSignedOut, request } from './request'

type Reply = { status: number; body?: unknown } | 'no network'

/** Answers one call after the other and notes them. */
function portal(...replies: Reply[]) {
  const calls: { path: string; init: RequestInit }[] = []
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    calls.push({ path, init })
    const reply = replies.shift()!
    if (reply === 'no network') return Promise.reject(new TypeError('failed'))
    return Promise.resolve(
      new Response(reply.body === undefined ? null : JSON.stringify(reply.body), { status: reply.status }),
    )
  })
  return calls
}

const refusal = (name: string, more = {}) => ({ type: `urn:launchdesk:problem:${name}`, title: 'T', ...more })

beforeEach(() => vi.stubGlobal('document', { cookie: '' }))
afterEach(() => vi.unstubAllGlobals())

describe('request', () => {
  it('gives the value, and leaves out what is not asked for', async () => {
    const calls = portal({ status: 200, body: { items: [] } })
    const result = await request('/api/tasks', { query: { scope: 'all', q: '', type: undefined, cursor: null } })
    expect(result).toEqual({ ok: true, value: { items: [] } })
    expect(calls[0]!.path).toBe('/api/tasks?scope=all')
  })

  it('gives an empty answer as no value', async () => {
    portal({ status: 204 })
    expect(await request('/api/session', { method: 'DELETE' })).toEqual({ ok: true, value: undefined })
  })

  it('gives the problem by its name with the fields at fault', async () => {
    const errors = [{ field: 'theme', message: 'is needed.' }]
    portal({ status: 422, body: refusal('invalid-fields', { errors }) })
    expect(await request('/x')).toMatchObject({ ok: false, problem: { name: 'invalid-fields', status: 422, errors } })
  })

  it('tells no connection from a fault', async () => {
    portal('no network')
    expect(await request('/x')).toMatchObject({ problem: { name: 'offline' } })
    portal({ status: 500 })
    expect(await request('/x')).toMatchObject({ problem: { name: 'internal' } })
  })

  it('renews a stale CSRF token once', async () => {
    vi.stubGlobal('document', { cookie: 'XSRF-TOKEN=secret' })
    const calls = portal({ status: 403, body: refusal('csrf') }, { status: 200, body: {} }, { status: 200, body: 1 })
    expect(await request('/x', { method: 'POST', body: {} })).toEqual({ ok: true, value: 1 })
    expect(calls.map((call) => call.path)).toEqual(['/x', '/api/session', '/x'])
    expect(calls[2]!.init.headers).toMatchObject({ 'X-XSRF-TOKEN': 'secret' })
  })

  it('tells when nobody is signed in any more, but not when a password is wrong', async () => {
    const told = vi.fn()
    onSignedOut(told)
    portal({ status: 401, body: refusal('wrong-credentials') }, { status: 401, body: refusal('not-signed-in') })
    await request('/x')
    expect(told).not.toHaveBeenCalled()
    await request('/x')
    expect(told).toHaveBeenCalledOnce()
  })
})
