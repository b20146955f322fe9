import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { api } from '../api/api'
import { keys } from '../api/keys'
import { orThrow } from '../api/request'
import type { Piece, PieceQuery } from '../api/production'

/** More than so many on one calendar sheet are not fetched: the sheet says that there are more. */
const MOST_ON_A_SHEET = 500

/** Deliverables of a query, page after page. */
export function usePieces(query: PieceQuery) {
  return useInfiniteQuery({
    queryKey: keys.deliverables.list(query),
    queryFn: ({ pageParam, signal }) => orThrow(api.deliverables(query, pageParam, { signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: (before) => before,
  })
}

/** How many deliverables of a query each stage has. */
export function usePieceCounts(query: PieceQuery) {
  return useQuery({
    queryKey: keys.deliverables.counts(query),
    queryFn: ({ signal }) => orThrow(api.deliverableCounts(query, { signal })),
    placeholderData: (before) => before,
  })
}

/** All deliverables of a span of days, and whether there are more than a sheet can show. */
export function usePiecesOfSpan(query: PieceQuery) {
  return useQuery({
    queryKey: keys.deliverables.whole(query),
    queryFn: async ({ signal }) => {
      const pieces: Piece[] = []
      let cursor: string | null = null
      do {
        const page: { items: Piece[]; nextCursor: string | null } = await orThrow(api.deliverables(query, cursor, { signal }))
        pieces.push(...page.items)
        cursor = page.nextCursor
      } while (cursor !== null && pieces.length < MOST_ON_A_SHEET)
      return { pieces, more: cursor !== null }
    },
    placeholderData: (before) => before,
  })
}
