import type { Difference, Direction, Figure, Summary } from '../api/dashboards'

/** Of fewer values no figure is told: one request more could turn it upside down. */
export const LEAST = 5

/** The number that stands for the figure: how many there were where each counts one, else the mean. */
export function mainValue({ kpi }: Pick<Figure, 'kpi'>, summary: Summary): number | null {
  if (kpi === 'outcome') return summary.n
  return summary.n < LEAST ? null : summary.mean
}

/** What became of a figure since the period before: how it moved, and whether that is good. */
export type Change = 'too-little' | 'noise' | 'better' | 'worse' | 'more' | 'less'

export function changed(difference: Difference | null, direction: Direction): Change {
  if (!difference) return 'too-little'
  if (!difference.significant) return 'noise'
  const up = difference.value > 0
  if (direction === 'neither') return up ? 'more' : 'less'
  return up === (direction === 'higher') ? 'better' : 'worse'
}
