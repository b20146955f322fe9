import type { DashboardQuery, ElementQuery } from '../api/dashboards'

/** The page with the requests behind a number. */
export function behind(query: DashboardQuery, kpi: string, part: string | null): string {
  const parameters = new URLSearchParams({ kpi })
  if (part) parameters.set('part', part)
  for (const [name, value] of Object.entries(query)) if (value) parameters.set(name, String(value))
  return `/dashboard/requests?${parameters}`
}

/** The page with the requests behind an element's figures. */
export function behindElement(query: ElementQuery): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value) parameters.set(name, String(value))
  return `/dashboard/element?${parameters}`
}
