import type { TaskQuery, TaskScope } from '../api/types'
import { useAddress } from '../lists/useAddress'

export const scopes: TaskScope[] = ['all', 'mine', 'group', 'unassigned']

/** Which tasks are listed. */
export function useTaskFilters() {
  const { value, change, linkTo } = useAddress()
  const scope = scopes.find((known) => known === value('scope')) ?? 'all'
  const query: TaskQuery = { scope, q: value('q'), type: value('type'), step: value('step') }
  return {
    query,
    set: (name: 'q' | 'type' | 'step', text: string) => change({ [name]: text }),
    clear: () => change({ q: '', type: '', step: '' }),
    linkTo: (other: TaskScope) => linkTo({ scope: other }),
    filtered: Boolean(query.q ?? query.type ?? query.step),
  }
}
