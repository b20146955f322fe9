import type { PieceQuery } from '../api/production'
import { useAddress } from '../lists/useAddress'
import type { Day } from './days'

export type View = 'board' | 'week' | 'month'
const views: View[] = ['board', 'week', 'month']

/** What the board shows. */
export function useBoardView(today: Day) {
  const { value, change, linkTo } = useAddress()
  const query: PieceQuery = { person: value('person'), team: value('team'), type: value('type') }
  const asked = value('view')
  const at = value('at') ?? ''
  const known = /^\d{4}-\d{2}-\d{2}$/.test(at) && !Number.isNaN(Date.parse(at))
  return {
    query,
    view: asked === 'calendar' ? 'month' : (views.find((one) => one === asked) ?? 'board'),
    at: known ? at : today,
    linkTo,
    set: (name: 'person' | 'team' | 'type', text: string) => change({ [name]: text }),
    clear: () => change({ person: '', team: '', type: '' }),
    filtered: Boolean(query.person ?? query.team ?? query.type),
  }
}
