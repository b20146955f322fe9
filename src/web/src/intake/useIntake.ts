import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../api/api'
import { keys } from '../api/keys'
import { orThrow } from '../api/request'

/** Whether new requests are taken; events tell when that changes, and a pause ends by itself at its time. */
export function useIntake() {
  return useQuery({
    queryKey: keys.intake,
    queryFn: ({ signal }) => orThrow(api.intake({ signal })),
    refetchInterval: ({ state }) => (state.data?.until ? 30_000 : false),
  })
}

/** How admins pause intake and take requests again. */
export function usePausing() {
  const queries = useQueryClient()
  const onSettled = () => queries.invalidateQueries({ queryKey: keys.intake })
  return {
    pausing: useMutation({
      mutationFn: (pause: { message: string; until: string | null }) => orThrow(api.pauseIntake(pause)),
      onSettled,
    }),
    resuming: useMutation({ mutationFn: () => orThrow(api.resumeIntake()), onSettled }),
  }
}
