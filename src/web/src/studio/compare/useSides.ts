import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/api'
import type { ModelKind } from '../../api/models'
import { orThrow } from '../../api/request'
import type { Side } from './sides'

/** The own draft as it was last saved; null when there is none. */
export function useOwnDraft(kind: ModelKind, id: string) {
  return useQuery({
    queryKey: ['model-draft', kind, id],
    queryFn: async ({ signal }) => (await orThrow(api.modelDraft(kind, id, { signal }))) ?? null,
    gcTime: 0,
  })
}

/** The content of a version, which never changes. */
export function useContent(kind: ModelKind, id: string, side: Side | null) {
  return useQuery({
    queryKey: ['model-content', kind, id, side],
    queryFn: ({ signal }) => orThrow(api.modelContent(kind, id, side as number, { signal })),
    enabled: typeof side === 'number',
    staleTime: Infinity,
  })
}
