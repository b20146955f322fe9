import { request } from './request'

/** A version of a process in the engine; keys are too long for numbers. */
export interface RunningVersion {
  key: string
  /** The engine's number. */
  version: number
  /** The studio's version that says the same; null when there is none. */
  number: number | null
  deployedAt: string
  running: number
}

export type MoveState = 'waiting' | 'asked' | 'moved' | 'refused' | 'ended'

export interface Migration {
  number: number
  fromVersion: number
  toVersion: number
  reason: string
  authorName: string
  createdAt: string
  counts: Partial<Record<MoveState, number>>
}

export interface ElementPair {
  element: string
  name: string | null
  type: string
  target: string | null
  how: 'same-id' | 'same-name' | null
  choices: { element: string; name: string | null }[]
}

export interface MigrationProposal {
  source: string
  target: string
  pairs: ElementPair[]
  /** How many tokens wait at each element. */
  waiting: Record<string, number>
  problems: string[]
}

export interface MovedInstance {
  instance: string
  requestId: string | null
  state: MoveState
  problem: string | null
  at: string | null
}

export interface MigrationDetail {
  migration: Migration
  instances: MovedInstance[]
}

export interface MigrationEntry {
  from: number
  to: number
  mapping: Record<string, string>
  reason: string
}

interface Signal {
  signal?: AbortSignal
}

const of = (process: string) => `/api/models/process/${encodeURIComponent(process)}/migrations`

/** The calls for moving running requests. */
export const migrationsApi = {
  overview: (process: string, { signal }: Signal = {}) =>
    request<{ versions: RunningVersion[]; migrations: Migration[] }>(of(process), { signal }),
  proposal: (process: string, from: number, to: number, { signal }: Signal = {}) =>
    request<MigrationProposal>(`${of(process)}/proposal`, { query: { from: String(from), to: String(to) }, signal }),
  create: (process: string, body: MigrationEntry) => request<MigrationDetail>(of(process), { method: 'POST', body }),
  detail: (number: number, { signal }: Signal = {}) => request<MigrationDetail>(`/api/migrations/${number}`, { signal }),
  act: (number: number, act: 'try' | 'run' | 'stop') => request<MigrationDetail>(`/api/migrations/${number}/${act}`, { method: 'POST', body: {} }),
}
