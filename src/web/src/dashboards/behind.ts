import type { DashboardQuery, ElementQuery } from '../api/dashboards'

/** The page with the requests behind a number. */
export function behind(query: DashboardQuery, kpi: string, part: string | null): string {
  const parameters = new URLSearchParams({ kpi })
  if (part) parameters.set('part', part)
  for (const [name, value] of Object.entries(query)) if (value) parameters.set(name, String(value))
  return `/dashboard/requests?${parameters}`
}

/**
 * The list of open requests of the dashboard's kinds, as they are now. It knows no teams that work on requests and does not
 * look for those of no campaign, so that of these the oldest are shown, on the dashboard itself.
 */
export function openRequests({ type, team, channel, priority, campaign }: DashboardQuery): string {
  if (team || campaign?.split(',').includes('none')) return '#ageing'
  const parameters = new URLSearchParams({ scope: 'all', status: 'open' })
  for (const [name, value] of Object.entries({ type, channel, priority, campaign })) if (value) parameters.set(name, value)
  return `/requests?${parameters}`
}

/** The dashboard about what a list of requests was about. */
export function dashboardOf({ last, ...filters }: Record<string, string>): string {
  return `/dashboard?${new URLSearchParams({ ...(last !== undefined && { days: last }), ...filters })}`
}

/** The page with the requests behind an element's figures. */
export function behindElement(query: ElementQuery): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value) parameters.set(name, String(value))
  return `/dashboard/element?${parameters}`
}
