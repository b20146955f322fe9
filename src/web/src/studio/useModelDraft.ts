import { useState } from 'react'
import { api } from '../api/api'
import type { Model } from '../api/models'
import { DraftKeeper, type DraftState } from '../forms/DraftKeeper'
import { useFlushOnLeaving } from '../forms/useFlushOnLeaving'
import type { Beginning } from './useModels'

/** A draft as it stands in the editor. */
export interface Writing {
  content: string
  /** The version that it is made from. */
  base: number
}

/** What the portal lets through while the page is left (64 KiB); larger drafts are saved while one writes. */
const LARGEST_ON_LEAVING = 60_000

/** The own draft, kept on the server while one writes. */
export function useModelDraft({ kind, id }: Pick<Model, 'kind' | 'id'>, beginning: Beginning) {
  const [state, setState] = useState<DraftState<Writing>>({ is: 'clean' })
  const [version, setVersion] = useState(beginning.draft?.version ?? 0)
  const [base, setBase] = useState(beginning.base)
  const [keeper] = useState(
    () =>
      new DraftKeeper<Writing>(
        async (writing, from, leaving) => {
          const saved = await api.saveModelDraft(kind, id, from, writing, leaving && writing.content.length < LARGEST_ON_LEAVING)
          if (saved.ok) setVersion(saved.value.version)
          return saved
        },
        setState,
        beginning.draft?.version ?? 0,
      ),
  )
  useFlushOnLeaving(keeper)

  return {
    state,
    /** How often it was saved; 0 while there is none. */
    version,
    base,
    change: (content: string) => keeper.change({ content, base }),
    /** The version that has all that was changed; null when not all of it is kept. */
    settle: () => keeper.settle(),
    /** The draft goes on from a newer version, which it is compared with from now on. */
    rebase: (to: number, content: string) => {
      setBase(to)
      keeper.change({ content, base: to })
      return keeper.flush()
    },
    stop: () => keeper.stop(),
    discard: async () => {
      keeper.stop()
      const gone = await api.discardModelDraft(kind, id)
      if (gone.ok) return true
      setState({ is: 'failed', problem: gone.problem })
      return false
    },
    /** After a conflict with another window: mine overwrites the other's. */
    insist: () => {
      if (state.is === 'conflict') keeper.resolve(state.current, true)
    },
  }
}
