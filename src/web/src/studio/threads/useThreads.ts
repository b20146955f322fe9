import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { keys } from '../../api/keys'
import type { ModelKind } from '../../api/models'
import { orThrow } from '../../api/request'
import { type Thread, type ThreadComment, threadsApi, type ThreadStart } from '../../api/threads'
import type { Page } from '../../api/pages'
import { uuid } from '../../common/uuid'

/** Up to how many pages of a hundred are read; what is open fits into two. */
const PAGES = 10

/** Threads about a model, the newest first, live. */
export function useThreads(kind: ModelKind, id: string, state: 'open' | 'resolved', enabled = true) {
  return useQuery({
    queryKey: keys.modelThreads.list(kind, id, state),
    enabled,
    queryFn: async ({ signal }) => {
      const threads: Thread[] = []
      let cursor: string | null = null
      for (let n = 0; n < PAGES; n++) {
        const page: Page<Thread> = await orThrow(threadsApi.page(kind, id, state, cursor, { signal }))
        threads.push(...page.items)
        cursor = page.nextCursor
        if (cursor === null) break
      }
      return threads
    },
  })
}

/** What is open about the models of a change, live. */
export function useChangeThreads(number: number) {
  return useQuery({
    queryKey: keys.modelThreads.ofChange(number),
    queryFn: async ({ signal }) => (await orThrow(threadsApi.ofChange(number, { signal }))).items,
  })
}

/** How one takes part; the same text sent again is said once. */
export function useTalking(kind: ModelKind, id: string) {
  const queries = useQueryClient()
  const last = useRef({ said: '', key: '' })
  const keyOf = (said: string) => {
    if (last.current.said !== said) last.current = { said, key: uuid() }
    return last.current.key
  }
  const onSuccess = () => {
    last.current = { said: '', key: '' }
  }
  const onSettled = () => queries.invalidateQueries({ queryKey: keys.modelThreads.of(kind, id) })
  return {
    beginning: useMutation({
      mutationFn: (start: ThreadStart) => orThrow(threadsApi.begin(kind, id, start, keyOf(JSON.stringify(start)))),
      onSuccess,
      onSettled,
    }),
    replying: useMutation({
      mutationFn: ({ thread, text }: { thread: Thread; text: string }) => orThrow(threadsApi.reply(thread, text, keyOf(`${thread.id} ${text}`))),
      onSuccess,
      onSettled,
    }),
    editing: useMutation({
      mutationFn: ({ thread, comment, text }: { thread: Thread; comment: ThreadComment; text: string }) => orThrow(threadsApi.edit(thread, comment, text)),
      onSettled,
    }),
    removing: useMutation({
      mutationFn: ({ thread, comment }: { thread: Thread; comment: ThreadComment }) => orThrow(threadsApi.remove(thread, comment)),
      onSettled,
    }),
    turning: useMutation({
      mutationFn: ({ thread, step }: { thread: Thread; step: 'resolve' | 'reopen' }) => orThrow(threadsApi.turn(thread, step)),
      onSettled,
    }),
  }
}
