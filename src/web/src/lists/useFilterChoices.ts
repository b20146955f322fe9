import { useQuery } from '@tanstack/react-query'
import { api } from '../api/api'
import { keys } from '../api/keys'
import { orThrow } from '../api/request'

/** What lists can be narrowed to; asked for once somebody narrows one. */
export function useFilterChoices(wanted: boolean) {
  return useQuery({
    queryKey: keys.filterChoices,
    queryFn: ({ signal }) => orThrow(api.filterChoices({ signal })),
    staleTime: 5 * 60_000,
    enabled: wanted,
  })
}
