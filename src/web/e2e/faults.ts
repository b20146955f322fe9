import { type APIRequestContext, expect } from '@playwright/test'
import { supervisor } from './system'

/** Lets a channel of the embedded default refuse publications; returns how to end that. */
export async function channelFails(api: APIRequestContext, channel: string): Promise<() => Promise<void>> {
  const fault = `${supervisor()}/faults/${channel}`
  expect((await api.put(fault, { data: { status: 503, methods: ['PUT'] } })).ok()).toBe(true)
  return async () => expect((await api.delete(fault)).ok()).toBe(true)
}
