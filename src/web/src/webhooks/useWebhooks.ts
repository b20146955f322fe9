import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../api/api'
import { keys } from '../api/keys'
import { orThrow } from '../api/request'
import type { WebhookEntry } from '../api/webhooks'

/** The channels and what can be chosen for them. */
export function useWebhooks() {
  return useQuery({
    queryKey: keys.webhooks.list,
    queryFn: async ({ signal }) => (await orThrow(api.webhooks({ signal }))).items,
  })
}

export function useWebhookChoices() {
  return useQuery({ queryKey: keys.webhooks.choices, queryFn: ({ signal }) => orThrow(api.webhookChoices({ signal })) })
}

/** How channels are kept. */
export function useKeeping() {
  const queries = useQueryClient()
  const onSettled = () => queries.invalidateQueries({ queryKey: keys.webhooks.list })
  return {
    saving: useMutation({
      mutationFn: ({ id, entry }: { id: string | null; entry: WebhookEntry }) => orThrow(api.saveWebhook(id, entry)),
      onSettled,
    }),
    ending: useMutation({ mutationFn: (id: string) => orThrow(api.endWebhook(id)), onSettled }),
    trying: useMutation({ mutationFn: (id: string) => orThrow(api.tryWebhook(id)), onSettled }),
  }
}
