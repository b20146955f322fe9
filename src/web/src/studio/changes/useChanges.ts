import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type Change, type ChangeEntry, type ChangeStep, changesApi } from '../../api/changes'
import { keys } from '../../api/keys'
import { orThrow } from '../../api/request'

/** All changes, live. */
export function useChanges() {
  return useQuery({
    queryKey: keys.modelChanges.list,
    queryFn: async ({ signal }) => (await orThrow(changesApi.all({ signal }))).items,
  })
}

/** A change, live. */
export function useChange(number: number) {
  return useQuery({ queryKey: keys.modelChanges.detail(number), queryFn: ({ signal }) => orThrow(changesApi.one(number, { signal })) })
}

/** What the checks find in a change. */
export function useFindings(number: number) {
  return useQuery({
    queryKey: keys.modelChanges.findings(number),
    queryFn: async ({ signal }) => (await orThrow(changesApi.findings(number, { signal }))).items,
  })
}

/** Whom the change concerns, who was told and who has seen it, live. */
export function useChangePeople(number: number) {
  return useQuery({
    queryKey: keys.modelChanges.people(number),
    queryFn: ({ signal }) => orThrow(changesApi.people(number, { signal })),
  })
}

/** What a change means for those whom it concerns. */
export function useChangeNote(number: number) {
  return useQuery({ queryKey: keys.modelChanges.note(number), queryFn: ({ signal }) => orThrow(changesApi.note(number, { signal })) })
}

/** Keeps that I have seen what a change means for me. */
export function useSeeingNote() {
  return useMutation({ mutationFn: (number: number) => orThrow(changesApi.noteSeen(number)) })
}

/** Keeps that I have seen the change. */
export function useSeeing() {
  return useMutation({ mutationFn: (number: number) => orThrow(changesApi.seen(number)) })
}

/** How changes are written, reviewed and returned from. */
export function useChanging() {
  const queries = useQueryClient()
  // Not awaited: checks are asked anew, too, and take longer than anybody should see a step as under way.
  const onSettled = (): void => void queries.invalidateQueries({ queryKey: keys.models.all })
  const onSuccess = (change: Change) => queries.setQueryData(keys.modelChanges.detail(change.number), change)
  return {
    /** Writes a new change, or the one that is given anew. */
    writing: useMutation({
      mutationFn: ({ change, entry }: { change: Change | null; entry: ChangeEntry }) =>
        orThrow(change ? changesApi.rewrite(change.number, change.version, entry) : changesApi.propose(entry)),
      onSuccess,
      onSettled,
    }),
    taking: useMutation({
      mutationFn: ({ change, step, note }: { change: Change; step: ChangeStep; note: string }) =>
        orThrow(changesApi.take(change.number, step, change.version, note)),
      onSuccess,
      onSettled,
    }),
    returning: useMutation({
      mutationFn: ({ number, reason }: { number: number; reason: string }) => orThrow(changesApi.putBack(number, reason)),
      onSuccess,
      onSettled,
    }),
  }
}
