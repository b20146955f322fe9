import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Days } from '../api/dashboards'
import { keys } from '../api/keys'
import { dayOf } from '../board/days'

const MINUTE = 60_000

/**
 * Asks for the figures again once the desk's day is over, each minute until the server is in the next one, too: a
 * dashboard that hangs on a wall goes on by itself.
 *
 * @param period the one shown, which ends with the desk's today; undefined when it is of days that were chosen
 */
export function useNextDay(period: Days | undefined) {
  const client = useQueryClient()
  const { to, timeZone } = period ?? {}
  useEffect(() => {
    if (to === undefined || timeZone === undefined) return
    const timer = setInterval(() => {
      if (dayOf(Date.now(), timeZone) > to) void client.invalidateQueries({ queryKey: keys.dashboard.lists })
    }, MINUTE)
    return () => clearInterval(timer)
  }, [client, to, timeZone])
}
