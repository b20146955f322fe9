const MINUTE = 60_000

/** The time on the wall of a zone, as `<input type="datetime-local">` wants it. */
export function wallClock(time: number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
    .format(time)
    .replace(' ', 'T')
}

/** The instant at which the wall of a zone shows this; NaN when the text is no date with time. */
export function instantOf(wall: string, timeZone: string): number {
  const asUtc = Date.parse(`${wall}Z`)
  if (Number.isNaN(asUtc)) return NaN
  const offset = (time: number) => Date.parse(`${wallClock(time, timeZone)}Z`) - Math.floor(time / MINUTE) * MINUTE
  const first = asUtc - offset(asUtc)
  return asUtc - offset(first)
}
