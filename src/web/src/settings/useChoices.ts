import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api/api'
import { keys } from '../api/keys'
import { orThrow } from '../api/request'
import type { NotificationChoices } from '../api/notifications'

/**
 * How I want to be told of things. A change is shown at once and stays on screen when it could not be saved; changes
 * are saved one after the other.
 */
export function useChoices() {
  const queries = useQueryClient()
  const [wanted, setWanted] = useState<NotificationChoices | null>(null)
  const kept = useQuery({
    queryKey: keys.notifications.choices,
    queryFn: ({ signal }) => orThrow(api.notificationChoices({ signal })),
  })
  const saving = useMutation({
    mutationFn: (choices: NotificationChoices) => orThrow(api.saveNotificationChoices(choices)),
    scope: { id: 'notification-choices' },
    onSuccess: (saved, choices) => {
      queries.setQueryData(keys.notifications.choices, saved)
      setWanted((now) => (now === choices ? null : now))
    },
  })
  const shown = wanted ?? kept.data
  const change = (part: Partial<NotificationChoices>) => {
    if (!shown) return
    const next = { ...shown, ...part }
    setWanted(next)
    saving.mutate(next)
  }
  return { shown, change, error: saving.error, kept }
}
