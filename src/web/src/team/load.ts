import type { Load } from '../api/teams'

/** How full somebody's days are: a share of the hours that the person works; null when the person works none. */
export const share = ({ hours, capacityHours }: Pick<Load, 'hours' | 'capacityHours'>): number | null =>
  capacityHours > 0 ? hours / capacityHours : null

/** What was typed as hours a week: nothing is the usual number, and what is no number of hours is undefined. */
export function hoursOf(typed: string): number | null | undefined {
  const text = typed.trim().replace(',', '.')
  if (text === '') return null
  return /^\d{1,2}(\.\d)?$/.test(text) && Number(text) <= 80 ? Number(text) : undefined
}
