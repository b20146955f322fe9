import { useState } from 'react'
import { api } from '../api/api'
import type { TaskDraft } from '../api/tasks'
import { DraftKeeper, type DraftState } from '../forms/DraftKeeper'
import type { Values } from '../forms/schema'
import { useFlushOnLeaving } from '../forms/useFlushOnLeaving'

/** The draft of a task's answer, kept on the server while it is being written. */
export interface Drafting {
  state: DraftState
  /** When what the form started with was saved; null when it started empty, or was changed since. */
  restored: string | null
  change(values: Values): void
  /** Nothing is saved any more: the answer was sent. */
  stop(): void
  discard(): Promise<void>
  /** After a conflict: mine overwrites the other, or the other is taken. */
  resolve(mine: boolean): void
}

export function useTaskDraft(taskId: string, saved: TaskDraft): Drafting {
  const [state, setState] = useState<DraftState>({ is: 'clean' })
  const [restored, setRestored] = useState(saved.version > 0 ? saved.updatedAt : null)
  const [keeper] = useState(
    () =>
      new DraftKeeper(
        (values, version, keepalive) => api.saveTaskDraft(taskId, values, version, keepalive),
        setState,
        saved.version,
      ),
  )
  useFlushOnLeaving(keeper)

  return {
    state,
    restored,
    change: (values) => {
      setRestored(null)
      keeper.change(values)
    },
    stop: () => keeper.stop(),
    discard: async () => {
      keeper.stop()
      const gone = await api.discardTaskDraft(taskId)
      if (!gone.ok) return setState({ is: 'failed', problem: gone.problem })
      setRestored(null)
      keeper.restart(0)
    },
    resolve: (mine) => {
      if (state.is === 'conflict') keeper.resolve(state.current, mine)
    },
  }
}
