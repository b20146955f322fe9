import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../api/api'
import { keys } from '../api/keys'
import { orThrow } from '../api/request'
import type { AbsenceEntry } from '../api/people'

/** When I am away, today and later. */
export function useAbsences() {
  return useQuery({
    queryKey: keys.absences,
    queryFn: async ({ signal }) => (await orThrow(api.absences({ signal }))).items,
  })
}

/** Adds a time away, or changes the one of this id. */
export function useSaveAbsence() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ id, entry }: { id: string; entry: AbsenceEntry }) => orThrow(api.saveAbsence(id, entry)),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.absences }),
  })
}

/** Takes a time away back. */
export function useDeleteAbsence() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => orThrow(api.deleteAbsence(id)),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.absences }),
  })
}
