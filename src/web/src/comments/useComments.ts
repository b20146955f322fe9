import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { api } from '../api/api'
import { keys } from '../api/keys'
import { orThrow } from '../api/request'
import type { Page } from '../api/pages'
import type { Comment } from '../api/timeline'
import { useVisible } from '../common/useVisible'
import { uuid } from '../common/uuid'

/** Up to how many pages of a hundred are read. */
const PAGES = 10

/** All comments on a request, the earliest first. */
export function useComments(id: string) {
  return useQuery({
    queryKey: keys.requests.comments(id),
    queryFn: async ({ signal }) => {
      const comments: Comment[] = []
      let cursor: string | null = null
      for (let n = 0; n < PAGES; n++) {
        const page: Page<Comment> = await orThrow(api.comments(id, cursor, { signal }))
        comments.push(...page.items)
        cursor = page.nextCursor
        if (cursor === null) break
      }
      return comments
    },
  })
}

/** Says something, or changes what was said; the same text sent again is said once. */
export function useSaying(id: string) {
  const queries = useQueryClient()
  const last = useRef({ text: '', key: '' })
  return useMutation({
    mutationFn: ({ text, comment }: { text: string; comment?: string }) => {
      if (comment !== undefined) return orThrow(api.editComment(id, comment, text))
      if (last.current.text !== text) last.current = { text, key: uuid() }
      return orThrow(api.say(id, text, last.current.key))
    },
    onSuccess: () => {
      last.current = { text: '', key: '' }
    },
    onSettled: () => queries.invalidateQueries({ queryKey: keys.requests.detail(id) }),
  })
}

/** Deletes a comment of mine. */
export function useDeleting(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (comment: string) => orThrow(api.deleteComment(id, comment)),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.requests.detail(id) }),
  })
}

/**
 * Tells the portal that what is on screen was seen, and which comments were new to me on this page. The marks stay
 * until the page is left: one must be able to find what was new.
 */
export function useFresh(id: string, comments: Comment[], unread: number, me: string) {
  const queries = useQueryClient()
  const list = useRef<HTMLOListElement>(null)
  const visible = useVisible(list, comments.length > 0)
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set())
  const last = comments.at(-1)?.id

  useEffect(() => {
    if (unread === 0 || last === undefined) return
    const mine = comments.filter((comment) => comment.author !== me && comment.deletedAt === null).slice(-unread)
    setFresh((before) => (mine.every(({ id }) => before.has(id)) ? before : new Set([...before, ...mine.map(({ id }) => id)])))
    if (!visible) return
    void api.seen(id, last).then((answer) => {
      if (answer.ok) void queries.invalidateQueries({ queryKey: keys.requests.detail(id), exact: true })
    })
  }, [comments, id, last, me, queries, unread, visible])

  return { list, fresh }
}
