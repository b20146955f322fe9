/** Colours that a heat map has. */
export const WARMTHS = [1, 2, 3, 4, 5] as const

/**
 * The upper bounds of the warmths: five ranges of one width from nought to the greatest value.
 *
 * @returns none when no value is above nought
 */
export function bounds(values: number[]): number[] {
  const greatest = Math.max(0, ...values)
  return greatest === 0 ? [] : WARMTHS.map((warmth) => (greatest * warmth) / WARMTHS.length)
}

/** How warm a value is, 1 to 5. */
export function warmth(value: number, upper: number[]): number {
  const found = upper.findIndex((bound) => value <= bound)
  return found < 0 ? WARMTHS.length : found + 1
}
