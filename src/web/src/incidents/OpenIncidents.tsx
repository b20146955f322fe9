import { useQuery } from '@tanstack/react-query'
import { api } from '../api/api'
import { keys } from '../api/keys'
import { orThrow } from '../api/request'
import { useMoments } from '../common/useMoments'

/** How many incidents are open, beside the way to their page; nothing while there is none. */
export function OpenIncidents() {
  const moments = useMoments()
  const open = useQuery({
    queryKey: keys.incidents.count,
    queryFn: ({ signal }) => orThrow(api.incidentCount({ signal })),
  }).data?.open
  return open ? <span className="nav__count nav__count--alarm">{moments.number(open)}</span> : null
}
