import { useState } from 'react'
import type { ModelKind } from '../../api/models'
import type { Thread, ThreadComment, ThreadStart } from '../../api/threads'
import { useTalking } from './useThreads'
import type { ThreadActions } from './ThreadCard'

/** What one does with threads about a model, and what came of it. */
export function useThreadActions(kind: ModelKind, id: string) {
  const { beginning, replying, editing, removing, turning } = useTalking(kind, id)
  const [notReached, setNotReached] = useState<string[]>([])
  const [doomed, setDoomed] = useState<{ thread: Thread; comment: ThreadComment } | null>(null)
  const all = [beginning, replying, editing, removing, turning]

  const said = async (saying: Promise<{ notReached: string[] }>) => {
    all.forEach((one) => one.reset())
    setNotReached([])
    try {
      setNotReached((await saying).notReached)
      return true
    } catch {
      return false
    }
  }
  const actions: ThreadActions = {
    busy: all.some((one) => one.isPending),
    reply: (thread, text) => said(replying.mutateAsync({ thread, text })),
    edit: (thread, comment, text) => said(editing.mutateAsync({ thread, comment, text })),
    remove: (thread, comment) => setDoomed({ thread, comment }),
    turn: (thread) => turning.mutate({ thread, step: thread.resolved ? 'reopen' : 'resolve' }),
  }
  return {
    actions,
    begin: (start: ThreadStart) => said(beginning.mutateAsync(start)),
    /** Why the last one was not done; null when it was. */
    error: all.map((one) => one.error).find((one) => one !== null) ?? null,
    forget: () => all.forEach((one) => one.reset()),
    notReached,
    forgetNotReached: () => setNotReached([]),
    /** A comment that is to be removed, once that is confirmed. */
    doomed,
    spare: () => setDoomed(null),
    remove: () => {
      if (doomed) removing.mutate(doomed)
      setDoomed(null)
    },
  }
}
