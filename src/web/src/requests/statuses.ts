import type { RequestStatus } from '../api/requests'

/** In the order in which a request comes to them. */
export const openStatuses: RequestStatus[] = [
  'submitted',
  'intake',
  'waiting-for-requester',
  'approval',
  'production',
  'launch',
  'measuring',
]
export const endedStatuses: RequestStatus[] = ['delivered', 'rejected', 'withdrawn', 'cancelled']

/** The colour of a status: Carbon's tags. What waits for the requester stands out. */
export const statusColours: Record<RequestStatus, 'gray' | 'cyan' | 'magenta' | 'purple' | 'blue' | 'teal' | 'green' | 'red'> = {
  submitted: 'gray',
  intake: 'cyan',
  'waiting-for-requester': 'magenta',
  approval: 'purple',
  production: 'blue',
  launch: 'teal',
  measuring: 'cyan',
  delivered: 'green',
  rejected: 'red',
  withdrawn: 'gray',
  cancelled: 'gray',
}
