import { useEffect } from 'react'

/** Names the page in the browser's tab; every page calls it once. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Launchdesk`
  }, [title])
}
