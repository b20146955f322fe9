import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { api } from '../api/api'
import { keys } from '../api/keys'
import { orThrow } from '../api/request'
import type { AuditQuery } from '../api/audit'

/** Who did what, the latest first, page after page. */
export function useAudit(query: AuditQuery) {
  return useInfiniteQuery({
    queryKey: keys.audit.list(query),
    queryFn: ({ pageParam, signal }) => orThrow(api.audit(query, pageParam, { signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })
}

/** The kinds of events that there are. */
export function useAuditActions() {
  return useQuery({
    queryKey: keys.audit.actions,
    queryFn: async ({ signal }) => (await orThrow(api.auditActions({ signal }))).items,
  })
}
