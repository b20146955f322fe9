import { type Query, QueryCache, QueryClient } from '@tanstack/react-query'
import { ProblemError } from './request'

/** The longest that a page waits by itself for what the portal puts off. */
const PATIENCE_SECONDS = 15

/** How long until it is read again, in milliseconds; null when that is not worth a try. */
export function pauseBefore(failures: number, error: unknown): number | null {
  if (failures >= 2) return null
  const problem = error instanceof ProblemError ? error.problem : undefined
  const usual = 1_000 * 2 ** failures
  if (problem?.retryAfter !== undefined) {
    return problem.retryAfter <= PATIENCE_SECONDS ? Math.max(usual, problem.retryAfter * 1_000) : null
  }
  return problem && problem.status > 0 && problem.status < 500 ? null : usual
}

/** What others can keep from me. A draft that is gone, though, may still be on the screen of who writes it. */
const KEPT_BY_OTHERS: unknown[] = ['requests', 'tasks', 'incidents']

/** Forgets what was known of a thing that is not there for me any more; when it is read anew, other failures leave it. */
export function forgetWhatIsGone(error: unknown, query: Query<unknown, unknown>): void {
  if (error instanceof ProblemError && error.problem.status === 404 && KEPT_BY_OTHERS.includes(query.queryKey[0])) {
    query.setState({ data: undefined, dataUpdatedAt: 0 })
  }
}

/** What is known of the server. Events tell when it is stale, so nothing is asked for again by time. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: (error, query) => forgetWhatIsGone(error, query) }),
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      networkMode: 'always',
      // Only what may pass by itself is tried again; what was refused stays refused.
      retry: (failures, error) => pauseBefore(failures, error) !== null,
      retryDelay: (failures, error) => pauseBefore(failures, error) ?? 0,
    },
    mutations: { networkMode: 'always' },
  },
})
