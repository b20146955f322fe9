import { usePeople } from '../tasks/usePeople'

/** Says who a user is; the user's own name stands for those who have left. */
export function useNames() {
  const people = usePeople().data ?? []
  return (username: string) => people.find((one) => one.username === username)?.displayName ?? username
}
