import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../api/api'
import { keys } from '../api/keys'
import { orThrow } from '../api/request'

/** Whom a request names, whether it is confidential, and how to change both. */
export function useReaders(id: string) {
  const queries = useQueryClient()
  const queryKey = keys.requests.readers(id)
  const readers = () => queries.invalidateQueries({ queryKey })
  return {
    readers: useQuery({ queryKey, queryFn: async ({ signal }) => (await orThrow(api.readers(id, { signal }))).items }),
    naming: useMutation({ mutationFn: (username: string) => orThrow(api.nameReader(id, username)), onSettled: readers }),
    unnaming: useMutation({ mutationFn: (username: string) => orThrow(api.unnameReader(id, username)), onSettled: readers }),
    setting: useMutation({
      mutationFn: (confidential: boolean) => orThrow(api.setConfidential(id, confidential)),
      onSettled: () =>
        Promise.all([
          readers(),
          queries.invalidateQueries({ queryKey: keys.requests.detail(id) }),
          queries.invalidateQueries({ queryKey: keys.requests.lists }),
        ]),
    }),
  }
}
