import { useEffect, useState } from 'react'
import { api } from '../api/api'
import type { Result } from '../api/request'
import type { Entered } from '../api/intake'
import { uuid } from '../common/uuid'
import { DraftKeeper, type DraftState, type Saved } from '../forms/DraftKeeper'
import type { Values } from '../forms/schema'
import { useFlushOnLeaving } from '../forms/useFlushOnLeaving'
import { asSaved, RequestDraft, type Setting } from './RequestDraft'
import { useDraft } from './useStart'

/** A draft that the page goes on with. */
export type Opened = Saved & { id: string; values: Values } & Partial<Setting>

/** A request that is being written, and whether it is kept. */
export interface Drafting {
  state: DraftState
  /** Undefined while the server does not know the draft. */
  savedId: string | undefined
  change(values: Values): void
  setting: Setting
  /** Says something of it beside the values that are entered. */
  choose(setting: Partial<Setting>, values: Values): void
  entered(values: Values): Entered
  /** Saves the draft when the server does not know it yet, also an empty one; gives its id. */
  begin(values: Values): Promise<Result<string>>
  /** After a conflict: goes on with what is entered here. */
  keepMine(values: Values): void
  /**
   * Waits for the save that is under way and begins no other before the next change; gives the id by which the
   * server knows the draft, undefined when it knows none.
   */
  settle(): Promise<string | undefined>
  /** Saves no more: it became a request. */
  stop(): void
}

/**
 * Keeps what is entered on the server: after each change, on leaving, and told when another device changed it.
 * Without a draft the request begins `confidential` or not.
 */
export function useRequestDraft(type: string, draft: Opened | undefined, confidential: boolean): Drafting {
  const [state, setState] = useState<DraftState>(draft?.updatedAt ? { is: 'saved', at: draft.updatedAt } : { is: 'clean' })
  const [setting, setSetting] = useState<Setting>({
    campaign: draft?.campaign ?? null,
    confidential: draft?.confidential ?? confidential,
  })
  const [request] = useState(() => new RequestDraft(type, api, uuid, draft?.id, setting))
  const [keeper] = useState(
    () =>
      new DraftKeeper(
        (values, version, keepalive) => request.save(values, version, keepalive),
        setState,
        draft?.version ?? 0,
      ),
  )
  useFlushOnLeaving(keeper)
  const savedId = request.savedId()
  const { data: newest } = useDraft(savedId)
  useEffect(() => {
    if (newest) keeper.heard(asSaved(newest))
  }, [keeper, newest])

  return {
    state,
    savedId,
    change: (values) => keeper.change(values),
    setting,
    choose: (chosen, values) => {
      const next = { ...setting, ...chosen }
      request.choose(next)
      setSetting(next)
      keeper.change(values)
    },
    entered: (values) => request.entered(values),
    begin: async (values) => {
      await request.settled()
      let id = request.savedId()
      if (id) return { ok: true, value: id }
      const result = await request.save(values, 0, false)
      id = request.savedId()
      if (!result.ok || !id) return result.ok ? Promise.reject(new Error('saved without id')) : result
      keeper.restart(result.value.version)
      keeper.change(values)
      return { ok: true, value: id }
    },
    keepMine: (values) => {
      if (state.is !== 'conflict') return
      keeper.resolve(state.current, false)
      keeper.change(values)
      void keeper.flush()
    },
    settle: async () => {
      keeper.pause()
      await request.settled()
      return request.savedId()
    },
    stop: () => keeper.stop(),
  }
}
