import { type APIRequestContext, expect } from '@playwright/test'
import { authorization } from './desk'

interface Model {
  latest: { number: number }
  versions: { number: number; live: boolean }[]
}

const owner = authorization('process-owner')

/** A model (`process/ApprovalProcess`) with its versions. */
export async function model(api: APIRequestContext, at: string): Promise<Model> {
  let found: Model | undefined
  // a system that has just started first has to look at what the engine has
  await expect(async () => {
    const answer = await api.get(`/api/models/${at}`, { headers: owner })
    expect(answer.status()).toBe(200)
    found = (await answer.json()) as Model
  }).toPass({ timeout: 30_000 })
  return found!
}

/** Which version of a model new requests run on; 0 for none. */
export async function live(api: APIRequestContext, at: string): Promise<number> {
  return (await model(api, at)).versions.find((version) => version.live)?.number ?? 0
}

export async function content(api: APIRequestContext, at: string, version: number): Promise<string> {
  const answer = await api.get(`/api/models/${at}/versions/${version}`, { headers: owner })
  expect(answer.status(), await answer.text()).toBe(200)
  return answer.text()
}

/**
 * Makes a version of the newest one.
 *
 * @param person who writes it; a draft of theirs that is there goes
 * @returns its number
 */
export async function makeVersion(api: APIRequestContext, at: string, change: (content: string) => string, person = 'process-owner'): Promise<number> {
  const base = (await model(api, at)).latest.number
  const before = await content(api, at, base)
  const after = change(before)
  expect(after).not.toBe(before)
  return keep(api, at, base, after, person)
}

/** Makes what new requests run on the newest version, too: what others have made since was not meant for them. */
export async function makeLiveNewest(api: APIRequestContext, at: string): Promise<void> {
  const base = (await model(api, at)).latest.number
  const now = await live(api, at)
  if (now !== base) await keep(api, at, base, await content(api, at, now), 'process-owner')
}

async function keep(api: APIRequestContext, at: string, base: number, content: string, person: string): Promise<number> {
  const headers = authorization(person)
  await api.delete(`/api/models/${at}/draft`, { headers })
  const saved = await api.put(`/api/models/${at}/draft`, { headers: { ...headers, 'If-Match': '"0"' }, data: { content, base } })
  expect(saved.status(), await saved.text()).toBe(200)
  const made = await api.post(`/api/models/${at}/versions`, { headers: { ...headers, 'If-Match': '"1"' }, data: { note: 'Other words' } })
  expect(made.status(), await made.text()).toBe(201)
  return base + 1
}

/**
 * Proposes a version as the owner and approves it as the admin; it is live then.
 *
 * @returns the number of the change
 */
export async function goLive(api: APIRequestContext, at: string, version: number): Promise<number> {
  const [kind, id] = at.split('/')
  const data = { title: `${at}, version ${version}`, reason: 'For a test.', notice: 'Nothing to do.', effectiveAt: null, models: [{ kind, id, version }] }
  const proposed = await api.post('/api/model-changes', { headers: owner, data })
  expect(proposed.status(), await proposed.text()).toBe(201)
  const { number } = (await proposed.json()) as { number: number }
  for (const [step, person, seen] of [['submit', 'process-owner', 1], ['approve', 'admin', 2]] as const) {
    const headers = { ...authorization(person), 'If-Match': `"${seen}"` }
    const taken = await api.post(`/api/model-changes/${number}/steps/${step}`, { headers, data: { note: null }, timeout: 120_000 })
    expect(taken.status(), await taken.text()).toBe(200)
  }
  await expect.poll(() => live(api, at), { timeout: 60_000 }).toBe(version)
  return number
}

/** Makes a version of what new requests run on, and lets them run on it. */
export async function putToWork(api: APIRequestContext, at: string, change: (content: string) => string): Promise<number> {
  await makeLiveNewest(api, at)
  const version = await makeVersion(api, at, change)
  await goLive(api, at, version)
  return version
}
