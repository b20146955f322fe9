import { useQuery } from '@tanstack/react-query'
import { api } from '../api/api'
import { keys } from '../api/keys'
import { orThrow } from '../api/request'
import type { Page } from '../api/pages'
import type { Person } from '../api/people'
import type { Task } from '../api/tasks'

/** Up to how many pages of a hundred people are read. */
const PAGES = 10

/** Everybody who can sign in; asked for when they are wanted. */
export function usePeople(wanted = true) {
  return useQuery({
    enabled: wanted,
    queryKey: keys.people,
    queryFn: async ({ signal }) => {
      const people: Person[] = []
      let cursor: string | null = null
      for (let page = 0; page < PAGES; page++) {
        const answer: Page<Person> = await orThrow(api.people(cursor, { signal }))
        people.push(...answer.items)
        cursor = answer.nextCursor
        if (cursor === null) break
      }
      return people
    },
    staleTime: 5 * 60_000,
  })
}

/** Whether the person is one of those whom somebody means who types this: by name, username, team or group. */
export const isMeant = (person: Person, typed: string | null): boolean =>
  !typed ||
  [person.displayName, person.username, person.team, ...person.groups].some((text) => text.toLowerCase().includes(typed.toLowerCase()))

/**
 * Which of the tasks the person may be handed: a candidate, and not who asked where four eyes are wanted; what the
 * requester is asked can also go to somebody of the requester's team.
 */
export function receivable(person: Person, tasks: Task[], people: Person[]): Task[] {
  const team = (username: string) => people.find((one) => one.username === username)?.team
  return tasks.filter(
    (task) =>
      !(task.fourEyes && task.requester === person.username) &&
      (task.candidateUsers.includes(person.username) ||
        task.candidateGroups.some((group) => person.groups.includes(group)) ||
        (task.assignee === task.requester && person.team === team(task.requester))),
  )
}
