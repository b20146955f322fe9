const PARAMETER = 'refused'

/** Why the identity provider's answer was refused, as the address of the page that it led back to says. */
export function refusalIn(address: string): string | null {
  return new URL(address).searchParams.get(PARAMETER)
}

/** The address without that. */
export function withoutRefusal(address: string): string {
  const url = new URL(address)
  url.searchParams.delete(PARAMETER)
  return url.toString()
}
