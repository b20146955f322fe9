import type { DashboardQuery } from '../api/dashboards'
import { dayOf, plus } from '../board/days'
import { useNow } from '../common/useNow'
import { useSession } from '../session/session'
import { useListView } from '../views/useListView'

/** Lengths of periods that can be chosen, in days until today. */
export const lengths = [7, 30, 90, 365]
const USUAL = 30

const names = ['days', 'from', 'to', 'type', 'team', 'channel', 'priority', 'campaign', 'kpi'] as const

const aDay = /^\d{4}-\d{2}-\d{2}$/

/** What the dashboard is about: it stands in the address, and can be kept as a view. */
export function useDashboardView() {
  const { timeZone } = useSession().settings
  const today = dayOf(useNow(), timeZone)
  const view = useListView('dashboard', null, names)
  const { days, from, to, type, team, channel, priority, campaign } = view.values
  const length = lengths.find((known) => String(known) === days) ?? USUAL
  const own = from !== undefined && to !== undefined && aDay.test(from) && aDay.test(to)
  const query: DashboardQuery = {
    from: own ? from : plus(today, 1 - length),
    to: own ? to : today,
    type,
    team,
    channel,
    priority,
    campaign,
  }
  return { view, query, length: own ? null : length, today }
}

export type DashboardView = ReturnType<typeof useDashboardView>
