import type { Audience } from './people'

/** A list of which views can be kept. */
export type ViewedList = 'tasks' | 'requests' | 'dashboard'

/** What a view keeps. */
export interface ViewContent {
  name: string
  /** Parameters of the list's address. */
  parameters: Record<string, string>
  /** Null while nobody else sees it. */
  sharedWith: Audience | null
}

export interface SavedView extends ViewContent {
  id: string
  list: ViewedList
  owner: string
  ownerName: string
  /** Whether my list begins with it. */
  first: boolean
  version: number
  updatedAt: string
}
