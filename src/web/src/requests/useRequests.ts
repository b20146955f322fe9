import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../api/api'
import { keys } from '../api/keys'
import { orThrow } from '../api/request'
import type { Message } from '../api/notifications'
import type { Page } from '../api/pages'
import type { RequestQuery } from '../api/requests'

/** The requests of a query, page after page; asked for once it is ready. */
export function useRequestList(query: RequestQuery, ready: boolean) {
  return useInfiniteQuery({
    enabled: ready,
    queryKey: keys.requests.list(query),
    queryFn: ({ pageParam, signal }) => orThrow(api.requests(query, pageParam, { signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })
}

/** The diagrams that a request runs on, its own first; none before the engine has begun. */
export function useDiagrams(id: string) {
  return useQuery({
    queryKey: keys.requests.diagrams(id),
    queryFn: async ({ signal }) => (await orThrow(api.diagrams(id, { signal }))).items,
  })
}

/** Time passes while nothing else happens: the clocks are read again so often, in milliseconds. */
const CLOCKS_AGAIN = 60_000

/** The clocks of a request, with what explains them. */
export function useClocks(id: string) {
  return useQuery({
    queryKey: keys.requests.clocks(id),
    queryFn: async ({ signal }) => (await orThrow(api.clocks(id, { signal }))).clocks,
    refetchInterval: CLOCKS_AGAIN,
  })
}

/** Up to how many pages of a hundred messages are read. */
const MESSAGE_PAGES = 10

/** Who was told what of the request, the latest first. */
export function useMessages(id: string) {
  return useQuery({
    queryKey: keys.requests.messages(id),
    queryFn: async ({ signal }) => {
      const messages: Message[] = []
      let cursor: string | null = null
      for (let page = 0; page < MESSAGE_PAGES; page++) {
        const answer: Page<Message> = await orThrow(api.messages(id, cursor, { signal }))
        messages.push(...answer.items)
        cursor = answer.nextCursor
        if (cursor === null) break
      }
      return messages
    },
  })
}

/** Takes the request back. */
export function useWithdraw(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (reason: string) => orThrow(api.withdraw(id, reason)),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: keys.requests.detail(id) }),
        queries.invalidateQueries({ queryKey: keys.requests.lists }),
      ]),
  })
}
