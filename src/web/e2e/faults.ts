import { type APIRequestContext, expect } from '@playwright/test'
import { readFileSync } from 'node:fs'

/** Lets a channel of the embedded default refuse publications; returns how to end that. */
export async function channelFails(api: APIRequestContext, channel: string): Promise<() => Promise<void>> {
  const ports = readFileSync('target/e2e/data/run/ports.properties', 'utf8')
  const fault = `http://127.0.0.1:${/^local=(\d+)$/m.exec(ports)![1]}/faults/${channel}`
  expect((await api.put(fault, { data: { status: 503, methods: ['PUT'] } })).ok()).toBe(true)
  return async () => expect((await api.delete(fault)).ok()).toBe(true)
}
