import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../api/api'
import { keys } from '../api/keys'
import { orThrow } from '../api/request'
import type { TeamSection } from '../api/teams'

/** Open tasks of a section, page after page. */
export function useTeamTasks(section: TeamSection, team: string | undefined) {
  return useInfiniteQuery({
    queryKey: keys.team.tasks(section, team),
    queryFn: ({ pageParam, signal }) => orThrow(api.teamTasks(section, team, pageParam, { signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })
}

/** Deliverables of a section that have no open task, page after page. */
export function useTeamPieces(section: TeamSection, team: string | undefined) {
  return useInfiniteQuery({
    queryKey: keys.team.pieces(section, team),
    queryFn: ({ pageParam, signal }) => orThrow(api.teamPieces(section, team, pageParam, { signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })
}

/** How much each section has. */
export function useTeamCounts(team: string | undefined) {
  return useQuery({
    queryKey: keys.team.counts(team),
    queryFn: ({ signal }) => orThrow(api.teamCounts(team, { signal })),
    placeholderData: (before) => before,
  })
}

/** Who has how much to do. */
export function useTeamLoad(team: string | undefined) {
  return useQuery({
    queryKey: keys.team.load(team),
    queryFn: ({ signal }) => orThrow(api.teamLoad(team, { signal })),
    placeholderData: (before) => before,
  })
}

/** Says how many hours a week somebody works; the usual ones when no person is named. */
export function useSaveHours() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ username, hours }: { username: string | null; hours: number | null }) =>
      orThrow(username === null ? api.saveUsualCapacity(hours ?? 0) : api.saveCapacity(username, hours)),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.team.lists }),
  })
}
