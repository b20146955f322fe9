import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { keys } from '../../api/keys'
import { type MigrationEntry, migrationsApi } from '../../api/migrations'
import { orThrow } from '../../api/request'

/** The versions of a process in the engine and what was moved between them, live. */
export function useMigrations(process: string) {
  return useQuery({ queryKey: keys.migrations.of(process), queryFn: ({ signal }) => orThrow(migrationsApi.overview(process, { signal })) })
}

/** What moving would mean; asked for once both versions are chosen. */
export function useProposal(process: string, from: number, to: number) {
  return useQuery({
    queryKey: keys.migrations.proposal(process, from, to),
    queryFn: ({ signal }) => orThrow(migrationsApi.proposal(process, from, to, { signal })),
  })
}

/** How far a migration has come, live. */
export function useMigration(number: number) {
  return useQuery({ queryKey: keys.migrations.detail(number), queryFn: ({ signal }) => orThrow(migrationsApi.detail(number, { signal })) })
}

/** How migrations are begun and go on. */
export function useMoving(process: string) {
  const queries = useQueryClient()
  const onSettled = () => queries.invalidateQueries({ queryKey: keys.models.all })
  return {
    creating: useMutation({ mutationFn: (entry: MigrationEntry) => orThrow(migrationsApi.create(process, entry)), onSettled }),
    acting: useMutation({
      mutationFn: ({ number, act }: { number: number; act: 'try' | 'run' | 'stop' }) => orThrow(migrationsApi.act(number, act)),
      onSettled,
    }),
  }
}
