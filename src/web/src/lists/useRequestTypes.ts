import { useQuery } from '@tanstack/react-query'
import { api } from '../api/api'
import { keys } from '../api/keys'
import { orThrow } from '../api/request'

/** What can be asked for, in the order to show it. */
export function useRequestTypes() {
  return useQuery({
    queryKey: keys.requestTypes,
    queryFn: ({ signal }) => orThrow(api.requestTypes({ signal })),
  })
}
