import type { RequestQuery, RequestScope } from '../api/requests'
import { useAddress } from '../lists/useAddress'
import { useSession } from '../session/session'
import { useListView } from '../views/useListView'

export const scopes: RequestScope[] = ['mine', 'team', 'all']
export const sorts = ['submitted', 'promised', 'launch', 'priority', 'title', 'type'] as const

/** What can be asked of a request. */
export const filterNames = [
  'q',
  'status',
  'type',
  'priority',
  'team',
  'requester',
  'channel',
  'language',
  'launchFrom',
  'launchTo',
  'budgetFrom',
  'budgetTo',
  'campaign',
] as const

/** Which requests are listed. Who only asks starts with the own ones, others with all that they may see. */
export function useRequestFilters() {
  const { person } = useSession()
  const { value } = useAddress()
  const usual = person.roles.every((role) => role === 'requester') ? 'mine' : 'all'
  const scope = scopes.find((known) => known === value('scope')) ?? usual
  const view = useListView('requests', scope, filterNames)
  const query: RequestQuery = { scope, sort: view.sort, ...view.values }
  return { query, view, sorting: { sort: view.sort ?? '-submitted', set: (sort: string) => view.set({ sort }) } }
}
