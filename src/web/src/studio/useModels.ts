import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../api/api'
import { keys } from '../api/keys'
import type { ModelDraft, ModelKind } from '../api/models'
import { orThrow } from '../api/request'

/** All models, live. */
export function useModels() {
  return useQuery({
    queryKey: keys.models.list,
    queryFn: async ({ signal }) => (await orThrow(api.models({ signal }))).items,
  })
}

/** A model's versions and who is writing, live. */
export function useModel(kind: ModelKind, id: string) {
  return useQuery({ queryKey: keys.models.detail(kind, id), queryFn: ({ signal }) => orThrow(api.model(kind, id, { signal })) })
}

/** What the editor starts with. */
export interface Beginning {
  content: string
  base: number
  /** The own draft that goes on; null when there is none. */
  draft: ModelDraft | null
}

/**
 * The own draft, else the newest version; read once, since the editor holds it from then on.
 *
 * @param round how often one has begun anew here
 */
export function useBeginning(kind: ModelKind, id: string, round: number) {
  return useQuery({
    queryKey: ['model-beginning', kind, id, round],
    queryFn: async ({ signal }): Promise<Beginning> => {
      const draft = await orThrow(api.modelDraft(kind, id, { signal }))
      if (draft) return { content: draft.content, base: draft.base, draft }
      const base = (await orThrow(api.model(kind, id, { signal }))).latest.number
      return { content: await orThrow(api.modelContent(kind, id, base, { signal })), base, draft: null }
    },
    staleTime: Infinity,
    gcTime: 0,
  })
}

/** Begins a model with its first version. */
export function useBegun() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ kind, content, note }: { kind: ModelKind; content: string; note: string }) => orThrow(api.beginModel(kind, content, note)),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.models.all }),
  })
}

/** Makes a draft a version. */
export function useKeeping(kind: ModelKind, id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ version, note }: { version: number; note: string }) => orThrow(api.keepModel(kind, id, version, note)),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.models.all }),
  })
}
