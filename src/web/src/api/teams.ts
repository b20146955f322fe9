import type { Away } from './people'
import type { Piece } from './production'

export type TeamSection = 'unassigned' | 'unscheduled' | 'late'

/** A deliverable without an open task, as team leads see it. */
export type TeamPiece = Omit<Piece, 'overdue'>

/** What somebody has in hand, against what the person can do. */
export interface Load {
  username: string
  displayName: string
  team: string
  tasks: number
  tasksWithoutEstimate: number
  deliverables: number
  deliverablesWithoutEstimate: number
  /** Sum of the hours in the production plan of the deliverables. */
  hours: number
  hoursPerWeek: number
  /** The hours per week were said of this person; else they are the usual ones. */
  own: boolean
  away: Away | null
  /** Days of the span on which the desk works, and those of them on which the person is away. */
  workingDays: number
  awayDays: number
  capacityHours: number
}

export interface TeamLoad {
  from: string
  until: string
  usualHoursPerWeek: number
  mayChange: boolean
  items: Load[]
}
