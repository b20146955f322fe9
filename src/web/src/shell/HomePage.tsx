import { Navigate } from 'react-router'
import { useSession } from '../session/session'

/** Where people start: at their tasks, or at their requests when asking is all that they do. */
export function HomePage() {
  const { person } = useSession()
  const asksOnly = person.roles.every((role) => role === 'requester')
  return <Navigate to={asksOnly ? '/requests' : '/tasks'} replace />
}
