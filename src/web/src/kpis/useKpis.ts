import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../api/api'
import type { NewKpiTarget } from '../api/dashboards'
import { keys } from '../api/keys'
import { orThrow } from '../api/request'

/** What was and is aimed at, the latest first. */
export function useKpiTargets(kpi: string) {
  return useQuery({
    queryKey: keys.dashboard.targets(kpi),
    queryFn: async ({ signal }) => (await orThrow(api.kpiTargets(kpi, { signal }))).items,
  })
}

/** Aims at something else; what others did meanwhile is read then, also when it was in the way. */
export function useSaveTarget(kpi: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ version, target }: { version: number; target: NewKpiTarget }) => orThrow(api.saveKpiTarget(kpi, version, target)),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.dashboard.lists }),
  })
}

/** What an hour of work costs. */
export function useHourlyRate() {
  return useQuery({ queryKey: keys.dashboard.rate, queryFn: ({ signal }) => orThrow(api.hourlyRate({ signal })) })
}

/** What it costs and cost before, the latest first. */
export function useHourlyRates() {
  return useQuery({
    queryKey: keys.dashboard.rates,
    queryFn: async ({ signal }) => (await orThrow(api.hourlyRates({ signal }))).items,
  })
}

/** Sets what an hour costs, for all or where a skill is needed; what others did meanwhile is read then, also when it was in the way. */
export function useSaveRate() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ skill, version, amount, currency }: { skill: string | null; version: number; amount: number | null; currency: string }) =>
      orThrow(skill === null ? api.saveHourlyRate(version, { amount: amount ?? 0, currency }) : api.saveSkillRate(skill, version, amount)),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.dashboard.lists }),
  })
}
