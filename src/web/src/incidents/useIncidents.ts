import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../api/api'
import { keys } from '../api/keys'
import { orThrow } from '../api/request'
import type { Incident, IncidentState, Resolution } from '../api/incidents'

/** Incidents in a state, page after page. */
export function useIncidentList(state: IncidentState) {
  return useInfiniteQuery({
    queryKey: keys.incidents.list(state),
    queryFn: ({ pageParam, signal }) => orThrow(api.incidents(state, pageParam, { signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })
}

/** An incident with the values that can be corrected. */
export function useIncident(id: string) {
  return useQuery({
    queryKey: keys.incidents.detail(id),
    queryFn: ({ signal }) => orThrow(api.incident(id, { signal })),
  })
}

/**
 * Lets the engine try again what stands still, with corrected values where some are given.
 *
 * @param tried is told of success, also when an event has taken the incident from the list before
 */
export function useTryAgain(tried: (incident: Incident) => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ incident, resolution }: { incident: Incident; resolution: Resolution }) =>
      orThrow(api.tryAgain(incident.id, resolution)),
    onSuccess: (_done, { incident }) => tried(incident),
    onSettled: (_done, _error, { incident }) =>
      Promise.all([
        queries.invalidateQueries({ queryKey: keys.incidents.lists }),
        queries.invalidateQueries({ queryKey: keys.incidents.detail(incident.id) }),
      ]),
  })
}
