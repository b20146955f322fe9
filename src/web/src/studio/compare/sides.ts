/** A version by its number, or the own draft. */
export type Side = number | 'draft'

/** Reads a side from an address; null when it is none. */
export function sideOf(value: string | null): Side | null {
  if (value === 'draft') return value
  const number = Number(value)
  return Number.isInteger(number) && number > 0 ? number : null
}

/** Where two versions of a model are compared. */
export function compareAddress(kind: string, id: string, from: Side, to: Side): string {
  return `/studio/${kind}/${encodeURIComponent(id)}/compare?from=${from}&to=${to}`
}

/** Where the own draft is compared with what it was made from. */
export function ownChanges(kind: string, id: string): string {
  return `/studio/${kind}/${encodeURIComponent(id)}/compare`
}
