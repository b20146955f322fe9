/** Whether two lists of parameters ask for the same; what is empty is not asked for. */
export function sameParameters(one: Record<string, string>, other: Record<string, string>): boolean {
  const asked = (parameters: Record<string, string>) =>
    JSON.stringify(
      Object.entries(parameters)
        .filter(([, text]) => text !== '')
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    )
  return asked(one) === asked(other)
}
