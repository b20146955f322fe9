import type { DashboardQuery } from '../api/dashboards'

/** The page with the requests behind a number. */
export function behind(query: DashboardQuery, kpi: string, part: string | null): string {
  const parameters = new URLSearchParams({ kpi })
  if (part) parameters.set('part', part)
  for (const [name, value] of Object.entries(query)) if (value) parameters.set(name, String(value))
  return `/dashboard/requests?${parameters}`
}
