import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../api/api'
import { keys } from '../api/keys'
import { orThrow } from '../api/request'

/** What I was told, newest first, page after page. */
export function useNotifications(unreadOnly: boolean) {
  return useInfiniteQuery({
    queryKey: keys.notifications.list(unreadOnly),
    queryFn: ({ pageParam, signal }) => orThrow(api.notifications(unreadOnly, pageParam, { signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })
}

/** How many of them I have not read; undefined while that is not known. */
export function useUnread(): number | undefined {
  return useQuery({
    queryKey: keys.notifications.count,
    queryFn: ({ signal }) => orThrow(api.unreadNotifications({ signal })),
  }).data?.unread
}

/** Marks one as read, or all up to the newest that is shown. */
export function useReading() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (what: { id: string } | { upTo: string }) =>
      orThrow('id' in what ? api.readNotification(what.id) : api.readAllNotifications(what.upTo)),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.notifications.lists }),
  })
}
