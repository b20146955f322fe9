/** What requests belong together to; days are those of the desk's time zone. */
export interface Campaign {
  /** What addresses, views and figures call it; never changes. */
  id: string
  name: string
  owner: { username: string; name: string }
  from: string
  /** Its last day, included; null while that is not known. */
  until: string | null
  description: string
  /** Since when it takes no more requests; null while it does. */
  closedAt: string | null
  /** How many are in it, whether or not I see them. */
  requests: number
  version: number
  mayChange: boolean
}

export interface CampaignEntry {
  name: string
  owner: string
  from: string | null
  until: string | null
  description: string
  closed: boolean
}
