import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../api/api'
import { keys } from '../api/keys'
import { orThrow } from '../api/request'

/** The links to a request's status that are valid, and how to make and end them. */
export function useShareLinks(id: string) {
  const queries = useQueryClient()
  const queryKey = keys.requests.links(id)
  const onSettled = () => queries.invalidateQueries({ queryKey })
  return {
    links: useQuery({ queryKey, queryFn: async ({ signal }) => (await orThrow(api.shareLinks(id, { signal }))).items }),
    making: useMutation({ mutationFn: (days: number) => orThrow(api.share(id, days)), onSettled }),
    ending: useMutation({ mutationFn: (link: string) => orThrow(api.endShareLink(id, link)), onSettled }),
  }
}
