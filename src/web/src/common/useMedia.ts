import { useSyncExternalStore } from 'react'

/** Whether the media query holds, e.g. `(max-width: 671px)`. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = window.matchMedia(query)
      list.addEventListener('change', changed)
      return () => list.removeEventListener('change', changed)
    },
    () => window.matchMedia(query).matches,
  )
}

/** Whether the screen is a phone's: cards instead of tables. */
export const useNarrow = () => useMedia('(max-width: 671px)')
