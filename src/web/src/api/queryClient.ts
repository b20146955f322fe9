import { QueryClient } from '@tanstack/react-query'
import { ProblemError } from './request'

/** What is known of the server. Events tell when it is stale, so nothing is asked for again by time. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      networkMode: 'always',
      // Only what may pass by itself is tried again; what was refused stays refused.
      retry: (failures, error) =>
        failures < 2 && !(error instanceof ProblemError && error.problem.status > 0 && error.problem.status < 500),
    },
    mutations: { networkMode: 'always' },
  },
})
