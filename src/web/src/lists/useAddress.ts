import { useSearchParams } from 'react-router'

/** Marks an address that somebody chose on the page: an empty one stays empty then. */
const chosen = { replace: true, state: { chosen: true } }

/** What a list shows stands in the address: it can be bookmarked, shared, and gone back to. */
export function useAddress() {
  const [parameters, setParameters] = useSearchParams()
  const changed = (changes: Record<string, string>, before: URLSearchParams) => {
    const after = new URLSearchParams(before)
    for (const [name, text] of Object.entries(changes)) {
      if (text) after.set(name, text)
      else after.delete(name)
    }
    return after
  }
  return {
    value: (name: string) => parameters.get(name) || undefined,
    /** Sets values by name; an empty one is taken away. What was set a moment ago and is not drawn yet stays. */
    change: (changes: Record<string, string>) =>
      setParameters(changed(changes, new URLSearchParams(window.location.search)), chosen),
    /** Only these values stand in the address from now on. */
    replace: (values: Record<string, string>) => setParameters(new URLSearchParams(values), chosen),
    linkTo: (changes: Record<string, string>) => `?${changed(changes, parameters)}`,
  }
}
