import { useEffect, useRef } from 'react'
import { type Thread, threadsApi } from '../../api/threads'
import { useVisible } from '../../common/useVisible'

/** Tells the portal that a thread on screen was seen, where it addresses me: what I was told of it is read. */
export function useThreadSeen(thread: Thread, me: string) {
  const card = useRef<HTMLLIElement>(null)
  const visible = useVisible(card)
  const latest = useRef(thread)
  latest.current = thread
  const last = thread.comments.findLast(({ mentions, author }) => author !== me && mentions.includes(me))?.id

  useEffect(() => {
    if (visible && last !== undefined) void threadsApi.seen(latest.current, last)
  }, [visible, last])

  return card
}
