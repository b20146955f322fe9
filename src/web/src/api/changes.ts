import type { ModelKind, Said } from './models'
import { request } from './request'
import type { Page } from './pages'

export type ChangeState = 'draft' | 'in-review' | 'sent-back' | 'scheduled' | 'deploying' | 'live' | 'failed' | 'refused' | 'withdrawn'
export type ChangeStep = 'submit' | 'recall' | 'withdraw' | 'approve' | 'send-back' | 'refuse' | 'retry' | 'confirm'

/** Versions of models that go live together. */
export interface ChangeListed {
  number: number
  /** The change whose models are put back as they were before it; null for an ordinary one. */
  returns: number | null
  title: string
  reason: string
  /** What it means for the people whom it concerns; empty until it is written. */
  notice: string
  author: string
  authorName: string
  state: ChangeState
  version: number
  /** Null for as soon as it is approved. */
  effectiveAt: string | null
  reviewer: string | null
  reviewerName: string | null
  reviewedAt: string | null
  /** Why it is not live; null when nothing is in its way. */
  problem: string | null
  liveAt: string | null
  changedAt: string
}

export interface ChangeModel {
  kind: ModelKind
  id: string
  name: string
  version: number
  /** The version that is live now. */
  live: number | null
  /** The version that it took the place of; null before it was let through. */
  replaces: number | null
}

export interface ChangeEvent {
  at: string
  /** Null for the system. */
  person: string | null
  personName: string | null
  event: string
  note: string | null
}

export interface ChangeReader {
  person: string
  name: string
  firstAt: string
  lastAt: string
}

export interface Change extends ChangeListed {
  models: ChangeModel[]
  events: ChangeEvent[]
  readers: ChangeReader[]
  /** What I could do now. */
  steps: ChangeStep[]
  mayWrite: boolean
  mayReturn: boolean
}

export interface Finding extends Said {
  kind: ModelKind
  id: string
  element: string
  rule: string
  severity: 'error' | 'warning'
  path: string[]
}

/** Somebody whom a change concerns. */
export interface Concerned {
  person: string
  name: string
  /** As what, in the communication plan. */
  audience: string
  toldAt: string | null
  seenAt: string | null
}

export interface ChangePeople {
  /** Null while people are not told: `people` are whom it would concern now. */
  toldAt: string | null
  /** Why they are not told yet. */
  problem: string | null
  people: Concerned[]
}

/** What a change means for those whom it concerns. */
export interface ChangeNote {
  number: number
  returns: number | null
  /** The change that has put back what was there before. */
  returnedBy: number | null
  title: string
  notice: string
  authorName: string
  liveAt: string
  seenAt: string | null
  /** Whether I may see what differs. */
  mayCompare: boolean
  models: { kind: ModelKind; id: string; name: string; version: number; replaces: number | null }[]
}

export interface ChangeEntry {
  title: string
  reason: string
  notice: string
  effectiveAt: string | null
  models: { kind: ModelKind; id: string; version: number }[]
}

interface Signal {
  signal?: AbortSignal
}

const at = (number: number) => `/api/model-changes/${number}`
const seen = (version: number) => ({ 'If-Match': `"${version}"` })

/** The calls for changes of models. */
export const changesApi = {
  all: ({ signal }: Signal = {}) => request<Page<ChangeListed>>('/api/model-changes', { signal }),
  one: (number: number, { signal }: Signal = {}) => request<Change>(at(number), { signal }),
  findings: (number: number, { signal }: Signal = {}) => request<Page<Finding>>(`${at(number)}/findings`, { signal }),
  propose: (body: ChangeEntry) => request<Change>('/api/model-changes', { method: 'POST', body }),
  rewrite: (number: number, version: number, body: ChangeEntry) =>
    request<Change>(at(number), { method: 'PUT', body, headers: seen(version) }),
  take: (number: number, step: ChangeStep, version: number, note: string) =>
    request<Change>(`${at(number)}/steps/${step}`, { method: 'POST', body: { note }, headers: seen(version) }),
  people: (number: number, { signal }: Signal = {}) => request<ChangePeople>(`${at(number)}/people`, { signal }),
  note: (number: number, { signal }: Signal = {}) => request<ChangeNote>(`/api/change-notes/${number}`, { signal }),
  noteSeen: (number: number) => request<void>(`/api/change-notes/${number}/seen`, { method: 'POST', body: {} }),
  seen: (number: number) => request<void>(`${at(number)}/seen`, { method: 'POST', body: {} }),
  putBack: (number: number, reason: string) => request<Change>(`${at(number)}/return`, { method: 'POST', body: { reason } }),
}
