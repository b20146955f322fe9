import { useEffect } from 'react'
import { beforeSignOut } from '../session/leaving'
import type { DraftKeeper } from './DraftKeeper'

/** Makes the field that is typed into hand over its last words: the form waits for a pause otherwise. */
function handOver(): void {
  const field = document.activeElement
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return
  field.blur()
  field.focus({ preventScroll: true })
}

/** Saves what is not saved yet when the page is hidden or left, and before the session ends. */
export function useFlushOnLeaving<V>(keeper: DraftKeeper<V>): void {
  useEffect(() => {
    const save = () => {
      handOver()
      return keeper.flush(true)
    }
    const leave = () => void save()
    const stay = beforeSignOut(save)
    const hide = () => {
      if (document.visibilityState === 'hidden') leave()
    }
    window.addEventListener('pagehide', leave)
    document.addEventListener('visibilitychange', hide)
    return () => {
      window.removeEventListener('pagehide', leave)
      document.removeEventListener('visibilitychange', hide)
      stay()
      leave()
    }
  }, [keeper])
}
