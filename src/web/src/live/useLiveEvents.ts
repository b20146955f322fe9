import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Changes } from './changes'
import { LiveEvents } from './LiveEvents'

/**
 * Keeps all that is on screen up to date while somebody is signed in; used once, by the session.
 *
 * @param refused the portal does not give the stream: the session may have ended elsewhere
 */
export function useLiveEvents(username: string | undefined, refused: () => void): void {
  const queries = useQueryClient()
  useEffect(() => {
    if (username === undefined) return
    const events = new LiveEvents(new Changes(queries), `launchdesk-events:${username}`, refused)
    events.open()
    return () => events.close()
  }, [queries, username, refused])
}
