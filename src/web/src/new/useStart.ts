import { useQuery } from '@tanstack/react-query'
import { api } from '../api/api'
import { keys } from '../api/keys'
import { orThrow } from '../api/request'
import type { FormSchema, Values } from '../forms/schema'
import { takenOver } from './earlier'
import { asSaved } from './RequestDraft'
import { useRequestTypes } from '../lists/useRequestTypes'
import type { Opened } from './useRequestDraft'

/** What an intake form begins with. */
export interface Start {
  schema: FormSchema
  data: Values
  /** Whether the request that it is filled in from is confidential. */
  confidential: boolean
  draft?: Opened
}

/** What a form is opened with, each by its id; of several the first counts. */
export interface Opening {
  draft: string | null
  /** An earlier request. */
  from: string | null
  example: string | null
}

/** The examples of a type. */
export function useExamples(type: string) {
  return useQuery({
    queryKey: keys.examples(type),
    queryFn: ({ signal }) => orThrow(api.examples(type, { signal })),
    staleTime: Infinity,
  })
}

/** The form of a type with what it begins with: a draft, an earlier request, an example, or nothing. */
export function useStart(type: string, { draft: draftId, from, example }: Opening) {
  const types = useRequestTypes()
  const known = types.data?.items.find((one) => one.type === type)
  const start = useQuery({
    // Read anew whenever the page is opened: a draft may have been changed on another device.
    queryKey: ['new', type, draftId, from, example],
    enabled: known !== undefined,
    gcTime: 0,
    staleTime: Infinity,
    queryFn: async ({ signal }): Promise<Start> => {
      const [{ schema }, draft, earlier, examples] = await Promise.all([
        orThrow(api.form(known!.formId, { signal })),
        draftId ? orThrow(api.draft(draftId, { signal })) : undefined,
        from && !draftId ? orThrow(api.request(from, { signal })) : undefined,
        example && !from && !draftId ? orThrow(api.examples(type, { signal })) : undefined,
      ])
      const begun = earlier ?? examples?.items.find((one) => one.id === example)
      const today = new Date().toLocaleDateString('en-CA')
      return {
        schema,
        draft: draft && asSaved(draft),
        data: draft?.brief ?? (begun ? takenOver(schema, begun.brief, today) : {}),
        confidential: earlier?.confidential ?? false,
      }
    },
  })
  return { known, types, start }
}

/** The draft as the server has it now; kept up to date by events. */
export function useDraft(id: string | undefined) {
  return useQuery({
    queryKey: keys.drafts.detail(id ?? ''),
    enabled: id !== undefined,
    queryFn: ({ signal }) => orThrow(api.draft(id!, { signal })),
    retry: false,
  })
}
