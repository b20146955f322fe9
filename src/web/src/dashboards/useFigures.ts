import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { api } from '../api/api'
import type { DashboardQuery, ElementQuery, FigureQuery } from '../api/dashboards'
import { keys } from '../api/keys'
import { orThrow, type Result } from '../api/request'

/** All definitions, in the order to show them. */
export function useCatalogue() {
  return useQuery({
    queryKey: keys.dashboard.catalogue,
    queryFn: async ({ signal }) => (await orThrow(api.kpis({ signal }))).items,
  })
}

/** Kinds of requests of which there are figures. */
export function useDashboardChoices() {
  return useQuery({
    queryKey: keys.dashboard.choices,
    queryFn: ({ signal }) => orThrow(api.dashboardChoices({ signal })),
  })
}

/** Figures of a period, with the period before. */
export function useFigures(query: FigureQuery, wanted = true) {
  return useQuery({
    enabled: wanted,
    queryKey: keys.dashboard.part('figures', query),
    queryFn: ({ signal }) => orThrow(api.figures(query, { signal })),
    placeholderData: keepPreviousData,
  })
}

/** One part of the dashboard; what was there stays until another answer has come. */
export function usePart<Query extends DashboardQuery, Answer>(
  name: string,
  call: (query: Query, options: { signal: AbortSignal }) => Promise<Result<Answer>>,
  query: Query,
  wanted = true,
) {
  return useQuery({
    enabled: wanted,
    queryKey: keys.dashboard.part(name, query),
    queryFn: ({ signal }) => orThrow(call(query, { signal })),
    placeholderData: keepPreviousData,
  })
}

/** The processes as they are deployed now. */
export function useProcessDiagrams() {
  return useQuery({
    queryKey: keys.dashboard.diagrams,
    queryFn: async ({ signal }) => (await orThrow(api.processDiagrams({ signal }))).items,
    staleTime: 5 * 60_000,
  })
}

/** The requests behind a number, page after page. */
export function useFigureRequests(query: DashboardQuery & { kpi: string }) {
  return useInfiniteQuery({
    queryKey: keys.dashboard.part('requests', query),
    queryFn: ({ pageParam, signal }) => orThrow(api.figureRequests(query, pageParam, { signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })
}

/** The requests behind an element's figures, page after page. */
export function useElementRequests(query: ElementQuery) {
  return useInfiniteQuery({
    queryKey: keys.dashboard.part('element-requests', query),
    queryFn: ({ pageParam, signal }) => orThrow(api.elementRequests(query, pageParam, { signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })
}
