import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../api/api'
import { keys } from '../api/keys'
import { orThrow } from '../api/request'

/** The requests that I have begun to write, the one saved last first. */
export function useDrafts() {
  return useQuery({
    queryKey: keys.drafts.lists,
    queryFn: ({ signal }) => orThrow(api.drafts({ signal })),
  })
}

/** Throws a draft away. */
export function useDeleteDraft() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => orThrow(api.deleteDraft(id)),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.drafts.lists }),
  })
}
