import type { DashboardQuery } from '../api/dashboards'
import { useListView } from '../views/useListView'

/** Lengths of periods that can be chosen, in days until today. */
export const lengths = [7, 30, 90, 365]
const USUAL = 30

const names = ['days', 'from', 'to', 'type', 'team', 'channel', 'priority', 'campaign', 'kpi'] as const

const aDay = /^\d{4}-\d{2}-\d{2}$/

/** What the dashboard is about: it stands in the address, and can be kept as a view. */
export function useDashboardView() {
  const view = useListView('dashboard', null, names)
  const { days, from, to, type, team, channel, priority, campaign } = view.values
  const length = lengths.find((known) => String(known) === days) ?? USUAL
  const own = from !== undefined && to !== undefined && aDay.test(from) && aDay.test(to)
  const query: DashboardQuery = {
    // the server knows which day it is at the desk; where the reader is it can be another one
    ...(own ? { from, to } : { last: length }),
    type,
    team,
    channel,
    priority,
    campaign,
  }
  return { view, query, length: own ? null : length }
}

export type DashboardView = ReturnType<typeof useDashboardView>
