import type { RequestQuery, RequestScope } from '../api/types'
import { useAddress } from '../lists/useAddress'
import { useSession } from '../session/session'
import { statusQuery } from './statuses'

export const scopes: RequestScope[] = ['mine', 'team', 'all']

/** Which requests are listed. Who only asks starts with the own ones, others with all that they may see. */
export function useRequestFilters() {
  const { person } = useSession()
  const { value, change, linkTo } = useAddress()
  const usual = person.roles.every((role) => role === 'requester') ? 'mine' : 'all'
  const scope = scopes.find((known) => known === value('scope')) ?? usual
  const status = value('status')
  const query: RequestQuery = { scope, q: value('q'), type: value('type'), status: statusQuery(status) }
  return {
    query,
    status,
    set: (name: 'q' | 'type' | 'status', text: string) => change({ [name]: text }),
    clear: () => change({ q: '', type: '', status: '' }),
    linkTo: (other: RequestScope) => linkTo({ scope: other }),
    filtered: Boolean(query.q ?? query.type ?? status),
  }
}
