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
  draft?: Opened
}

/** The form of a type with what it begins with: a draft, an earlier request, or nothing. */
export function useStart(type: string, draftId: string | null, from: string | null) {
  const types = useRequestTypes()
  const known = types.data?.items.find((one) => one.type === type)
  const start = useQuery({
    // Read anew whenever the page is opened: a draft may have been changed on another device.
    queryKey: ['new', type, draftId, from],
    enabled: known !== undefined,
    gcTime: 0,
    staleTime: Infinity,
    queryFn: async ({ signal }): Promise<Start> => {
      const [{ schema }, draft, earlier] = await Promise.all([
        orThrow(api.form(known!.formId, { signal })),
        draftId ? orThrow(api.draft(draftId, { signal })) : undefined,
        from && !draftId ? orThrow(api.request(from, { signal })) : undefined,
      ])
      const today = new Date().toLocaleDateString('en-CA')
      return { schema, draft: draft && asSaved(draft), data: draft?.brief ?? (earlier ? takenOver(schema, earlier.brief, today) : {}) }
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
