import { useQuery } from '@tanstack/react-query'
import { api } from '../api/api'
import { keys } from '../api/keys'
import { orThrow } from '../api/request'
import type { Page } from '../api/pages'
import type { TimelineEntry } from '../api/timeline'
import { useRequestTypes } from '../lists/useRequestTypes'

/** The request that a task belongs to; nothing while the task itself is not there yet. */
export function useRequest(id: string | undefined) {
  return useQuery({
    queryKey: keys.requests.detail(id ?? ''),
    queryFn: ({ signal }) => orThrow(api.request(id!, { signal })),
    enabled: id !== undefined,
  })
}

/** The form with which requests of a type are asked for; it changes only when a new one is deployed. */
export function useIntakeForm(type: string) {
  const types = useRequestTypes()
  const formId = types.data?.items.find((known) => known.type === type)?.formId
  return useQuery({
    queryKey: keys.form(formId ?? ''),
    queryFn: ({ signal }) => orThrow(api.form(formId!, { signal })),
    enabled: formId !== undefined,
    staleTime: 10 * 60_000,
  })
}

/** Up to how many pages of a hundred events are read. */
const PAGES = 10

/** All that happened to a request, the latest first. */
export function useHistory(id: string) {
  return useQuery({
    queryKey: keys.requests.timeline(id),
    queryFn: async ({ signal }) => {
      const entries: TimelineEntry[] = []
      let cursor: string | null = null
      for (let page = 0; page < PAGES; page++) {
        const answer: Page<TimelineEntry> = await orThrow(api.timeline(id, cursor, { signal }))
        entries.push(...answer.items)
        cursor = answer.nextCursor
        if (cursor === null) break
      }
      return entries.reverse()
    },
  })
}
