import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../api/api'
import { keys } from '../api/keys'
import { orThrow } from '../api/request'

/** How long what is kept, and how far archiving has come. */
export function useRetention() {
  return useQuery({ queryKey: keys.retention, queryFn: ({ signal }) => orThrow(api.retention({ signal })) })
}

/** How admins change one rule; without days it is kept for ever. */
export function useKeeping(kind: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (keepDays: number | null) => orThrow(api.changeRetention(kind, keepDays)),
    onSuccess: (state) => queries.setQueryData(keys.retention, state),
  })
}
