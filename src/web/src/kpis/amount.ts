import type { Unit } from '../api/dashboards'

/** Shares are typed as per cent, everything else in its unit. */
const factor = (unit: Unit) => (unit === 'share' ? 100 : 1)

/** What was typed, in the figure's unit: null for nothing, undefined for what is no number that fits. */
export function amountOf(typed: string, unit: Unit): number | null | undefined {
  const text = typed.trim().replace(',', '.')
  if (text === '') return null
  if (!/^\d+(\.\d+)?$/.test(text)) return undefined
  const amount = Number((Number(text) / factor(unit)).toFixed(4))
  return amount > (unit === 'share' ? 1 : 1_000_000_000) ? undefined : amount
}

/** A value as it is typed. */
export const typedOf = (value: number | null, unit: Unit) => (value === null ? '' : String(Number((value * factor(unit)).toFixed(4))))
