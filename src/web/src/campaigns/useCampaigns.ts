import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../api/api'
import type { Campaign, CampaignEntry } from '../api/campaigns'
import { keys } from '../api/keys'
import { orThrow } from '../api/request'

/** All campaigns, those that take requests first; asked for when they are wanted. */
export function useCampaigns(wanted = true) {
  return useQuery({
    enabled: wanted,
    queryKey: keys.campaigns.list,
    queryFn: async ({ signal }) => (await orThrow(api.campaigns({ signal }))).items,
    staleTime: 60_000,
  })
}

export function useCampaign(id: string) {
  return useQuery({ queryKey: keys.campaigns.detail(id), queryFn: ({ signal }) => orThrow(api.campaign(id, { signal })) })
}

/** Begins a campaign of this id, or changes it from a version. */
export function useKeepingCampaign() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ id, from, entry }: { id: string; from: number | null; entry: CampaignEntry }) =>
      orThrow(from === null ? api.addCampaign(id, entry) : api.changeCampaign(id, from, entry)),
    onSuccess: (kept: Campaign) => queries.setQueryData(keys.campaigns.detail(kept.id), kept),
    onSettled: () => queries.invalidateQueries({ queryKey: keys.campaigns.all }),
  })
}

/** Puts the request into a campaign, or with null into none. */
export function useGivingCampaign(request: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (campaign: string | null) => orThrow(api.giveCampaign(request, campaign)),
    onSuccess: (changed) => queries.setQueryData(keys.requests.detail(request), changed),
    onSettled: () =>
      Promise.all(
        [keys.requests.lists, keys.requests.timeline(request), keys.campaigns.all, keys.dashboard.lists].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      ),
  })
}
