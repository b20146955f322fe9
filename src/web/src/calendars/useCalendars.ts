import { useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../api/api'
import type { CalendarEntry } from '../api/calendars'
import { keys } from '../api/keys'
import { orThrow } from '../api/request'

/** All calendars, the desk's own first. */
export function useCalendars() {
  return useQuery({
    queryKey: keys.calendars.list,
    queryFn: async ({ signal }) => (await orThrow(api.calendars({ signal }))).items,
  })
}

/** One calendar, as it is kept when the page opens. */
export function useCalendar(id: string, enabled: boolean) {
  return useQuery({
    queryKey: keys.calendars.detail(id),
    queryFn: ({ signal }) => orThrow(api.calendar(id, { signal })),
    enabled,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
}

export function useCalendarChoices() {
  return useQuery({ queryKey: keys.calendars.choices, queryFn: ({ signal }) => orThrow(api.calendarChoices({ signal })) })
}

/** The parts of a country that have holidays of their own. */
export function useParts(country: string) {
  return useQuery({
    queryKey: keys.calendars.parts(country),
    queryFn: async ({ signal }) => (await orThrow(api.holidayRegions(country, { signal }))).items,
    enabled: country !== '',
    staleTime: Infinity,
  })
}

/** The public holidays of a region in each of these years. */
export function useHolidays(region: string | null, years: number[]) {
  return useQueries({
    queries: years.map((year) => ({
      queryKey: keys.calendars.holidays(region ?? '', year),
      queryFn: async ({ signal }: { signal: AbortSignal }) => (await orThrow(api.holidays(region ?? '', year, { signal }))).items,
      enabled: region !== null,
      staleTime: Infinity,
    })),
  })
}

/** How calendars are kept; version null adds one. */
export function useKeepingCalendars() {
  const queries = useQueryClient()
  const onSettled = () => queries.invalidateQueries({ queryKey: keys.calendars.list })
  return {
    saving: useMutation({
      mutationFn: ({ version, entry }: { version: number | null; entry: CalendarEntry }) =>
        orThrow(version === null ? api.addCalendar(entry) : api.saveCalendar(entry.id, version, entry)),
      onSettled,
    }),
    deleting: useMutation({
      mutationFn: ({ id, version }: { id: string; version: number }) => orThrow(api.deleteCalendar(id, version)),
      onSettled,
    }),
  }
}
