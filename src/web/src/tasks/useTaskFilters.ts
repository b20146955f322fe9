import type { TaskQuery, TaskScope } from '../api/tasks'
import { useAddress } from '../lists/useAddress'
import { useListView } from '../views/useListView'

export const scopes: TaskScope[] = ['all', 'mine', 'group', 'unassigned']
export const sorts = ['due', 'promised', 'submitted', 'launch', 'priority', 'title', 'type'] as const

/** What can be asked of a task's request. */
export const filterNames = [
  'q',
  'step',
  'type',
  'status',
  'priority',
  'team',
  'requester',
  'channel',
  'language',
  'due',
  'dueFrom',
  'dueTo',
  'launchFrom',
  'launchTo',
  'budgetFrom',
  'budgetTo',
  'campaign',
] as const

/** Which tasks are listed. */
export function useTaskFilters() {
  const { value } = useAddress()
  const scope = scopes.find((known) => known === value('scope')) ?? 'all'
  const view = useListView('tasks', scope, filterNames)
  const query: TaskQuery = { scope, sort: view.sort, ...view.values }
  return { query, view, sorting: { sort: view.sort ?? 'due', set: (sort: string) => view.set({ sort }) } }
}
