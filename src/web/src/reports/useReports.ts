import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../api/api'
import { keys } from '../api/keys'
import type { ReportContent } from '../api/reports'
import { orThrow } from '../api/request'

/** All reports by name. */
export function useReports() {
  return useQuery({
    queryKey: keys.reports.list,
    queryFn: async ({ signal }) => (await orThrow(api.reports({ signal }))).items,
  })
}

/** Who was sent what, page after page. */
export function useReportLog() {
  return useInfiniteQuery({
    queryKey: keys.reports.log,
    queryFn: ({ pageParam, signal }) => orThrow(api.reportLog(pageParam, { signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })
}

/** What can be done to reports. */
export type ReportChange =
  | { kind: 'save'; id: string; version: number; content: ReportContent }
  | { kind: 'delete'; id: string }
  | { kind: 'send'; id: string; run: string }

export function useReportChange() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (change: ReportChange): Promise<void> => {
      if (change.kind === 'save') await orThrow(api.saveReport(change.id, change.version, change.content))
      else if (change.kind === 'delete') await orThrow(api.deleteReport(change.id))
      else await orThrow(api.sendReportToMe(change.id, change.run))
    },
    onSettled: () => queries.invalidateQueries({ queryKey: keys.reports.all }),
  })
}
