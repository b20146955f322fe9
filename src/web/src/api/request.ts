import { traceparent } from './traceparent'

/** A problem detail (RFC 9457) as the portal sends it; `name` is the last part of its `type`. */
export interface Problem {
  /** e.g. `task-taken`; `offline` when no answer came, `internal` when it could not be read. */
  name: string
  status: number
  title: string
  detail: string
  /** What to do about it. */
  action: string
  errors: FieldError[]
  /** What is there instead, where somebody changed it meanwhile (`changed-elsewhere`). */
  current?: unknown
  /** After how many seconds it may be tried again, where the portal says so (`Retry-After`). */
  retryAfter?: number
}

export interface FieldError {
  field: string
  message: string
}

/** What came of a call: never thrown, so that whoever calls has to look. */
export type Result<T> = { ok: true; value: T } | { ok: false; problem: Problem }

/** Thrown where a library wants exceptions (TanStack Query); carries the problem. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail || problem.title)
  }
}

interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  body?: unknown
  query?: Record<string, string | number | boolean | null | undefined>
  headers?: Record<string, string>
  /** Goes on when the page is left; the body may then have 64 KiB. */
  keepalive?: boolean
  /** The answer is the text itself, not JSON. */
  plain?: boolean
  signal?: AbortSignal
}

let signedOut: () => void = () => {}

/** Names who is told when the portal says that nobody is signed in any more. */
export function onSignedOut(listener: () => void): void {
  signedOut = listener
}

/** Calls the portal. Changes carry the CSRF token; a stale one is renewed once. */
export async function request<T>(path: string, call: Call = {}): Promise<Result<T>> {
  let result = await send<T>(path, call)
  if (!result.ok && result.problem.name === 'csrf') {
    await send('/api/session', {})
    result = await send<T>(path, call)
  }
  if (!result.ok && result.problem.name === 'not-signed-in') signedOut()
  return result
}

/** The value, or a thrown {@link ProblemError}. */
export async function orThrow<T>(result: Promise<Result<T>>): Promise<T> {
  const answer = await result
  if (answer.ok) return answer.value
  throw new ProblemError(answer.problem)
}

async function send<T>(path: string, call: Call): Promise<Result<T>> {
  const method = call.method ?? 'GET'
  const headers: Record<string, string> = {
    Accept: call.plain ? '*/*' : 'application/json',
    traceparent: traceparent(),
    ...call.headers,
  }
  if (call.body !== undefined) headers['Content-Type'] = 'application/json'
  if (method !== 'GET') headers['X-XSRF-TOKEN'] = csrfToken()
  let response: Response
  try {
    response = await fetch(address(path, call.query), {
      method,
      headers,
      body: call.body === undefined ? undefined : JSON.stringify(call.body),
      keepalive: call.keepalive,
      signal: call.signal,
    })
  } catch (error) {
    if (call.signal?.aborted) throw error
    return failed('offline', 0)
  }
  const text = await response.text().catch(() => '')
  if (response.ok && call.plain) return { ok: true, value: text as T }
  if (response.ok) {
    try {
      return { ok: true, value: (text === '' ? undefined : JSON.parse(text)) as T }
    } catch {
      return failed('internal', response.status)
    }
  }
  return { ok: false, problem: problem(response.status, text, response.headers.get('Retry-After')) }
}

function address(path: string, query: Call['query'] = {}): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') parameters.set(name, String(value))
  }
  const search = parameters.toString()
  return search ? `${path}?${search}` : path
}

/** The problem that an answer tells; `retryAfter` is its header of that name, in seconds. */
export function problem(status: number, text: string, retryAfter: string | null = null): Problem {
  try {
    const body = JSON.parse(text) as Partial<Problem> & { type?: string }
    return {
      name: body.type?.replace('urn:launchdesk:problem:', '') ?? 'internal',
      status,
      title: body.title ?? '',
      detail: body.detail ?? '',
      action: body.action ?? '',
      errors: body.errors ?? [],
      current: body.current,
      retryAfter: Number(retryAfter) || undefined,
    }
  } catch {
    // What stands in front of the portal answers 502 to 504 in its own words.
    return fault(status >= 502 ? 'offline' : 'internal', status)
  }
}

function failed(name: string, status: number): Result<never> {
  return { ok: false, problem: fault(name, status) }
}

function fault(name: string, status: number): Problem {
  return { name, status, title: '', detail: '', action: '', errors: [] }
}

/** What every change carries in the header `X-XSRF-TOKEN`. */
export function csrfToken(): string {
  const found = document.cookie.split('; ').find((pair) => pair.startsWith('XSRF-TOKEN='))
  return found ? decodeURIComponent(found.slice('XSRF-TOKEN='.length)) : ''
}
