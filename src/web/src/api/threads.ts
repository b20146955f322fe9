import type { ModelKind } from './models'
import { request } from './request'
import type { Page } from './pages'
import type { Comment } from './timeline'

/** Something that was said in a thread. */
export interface ThreadComment extends Comment {
  /** How often it was written. */
  version: number
}

/** Somebody resolved a thread, or opened it again. */
export interface ThreadTurn {
  id: string
  person: string
  name: string
  resolved: boolean
  at: string
}

/** What people say about a model, or about one of its elements. */
export interface Thread {
  id: string
  kind: ModelKind
  model: string
  /** Null when it is about the model as a whole. */
  element: string | null
  /** What the element was called when the thread was begun. */
  elementName: string | null
  /** On which it was begun, or from which the draft was made. */
  version: number
  onDraft: boolean
  resolved: boolean
  revision: number
  createdAt: string
  comments: ThreadComment[]
  turns: ThreadTurn[]
}

/** A thread after something was said in it, with the names that nobody was reached by. */
export interface ToldThread extends Thread {
  notReached: string[]
}

/** What a thread begins with. */
export interface ThreadStart {
  text: string
  element: string | null
  elementName: string | null
  version: number
  onDraft: boolean
}

interface Signal {
  signal?: AbortSignal
}

const about = (kind: ModelKind, id: string) => `/api/models/${kind}/${encodeURIComponent(id)}/threads`
const at = ({ kind, model, id }: Thread) => `${about(kind, model)}/${id}`
const seen = (version: number) => ({ 'If-Match': `"${version}"` })

/** The calls for what people say about models. */
export const threadsApi = {
  page: (kind: ModelKind, id: string, state: 'open' | 'resolved', cursor: string | null, { signal }: Signal = {}) =>
    request<Page<Thread>>(about(kind, id), { query: { state, cursor, limit: 100 }, signal }),
  ofChange: (number: number, { signal }: Signal = {}) => request<Page<Thread>>(`/api/model-changes/${number}/threads`, { signal }),
  /** The same `key` begins it once only. */
  begin: (kind: ModelKind, id: string, start: ThreadStart, key: string) =>
    request<ToldThread>(about(kind, id), { method: 'POST', body: { ...start, key } }),
  reply: (thread: Thread, text: string, key: string) =>
    request<ToldThread>(`${at(thread)}/comments`, { method: 'POST', body: { text, key } }),
  edit: (thread: Thread, { id, version }: ThreadComment, text: string) =>
    request<ToldThread>(`${at(thread)}/comments/${id}`, { method: 'PUT', body: { text }, headers: seen(version) }),
  remove: (thread: Thread, comment: ThreadComment) => request<void>(`${at(thread)}/comments/${comment.id}`, { method: 'DELETE' }),
  /** I have seen what was said in it up to this comment. */
  seen: (thread: Thread, commentId: string) => request<void>(`${at(thread)}/seen`, { method: 'PUT', body: { commentId } }),
  turn: (thread: Thread, step: 'resolve' | 'reopen') =>
    request<Thread>(`${at(thread)}/${step}`, { method: 'POST', body: {}, headers: seen(thread.revision) }),
}
