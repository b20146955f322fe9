import type { Campaign, CampaignEntry } from '../api/campaigns'

/** What stands in the fields. */
export interface Fields {
  id: string
  name: string
  owner: string
  from: string
  until: string
  description: string
}

export const fieldsOf = (campaign: Campaign | null, me: string, today: string): Fields => ({
  id: campaign?.id ?? '',
  name: campaign?.name ?? '',
  owner: campaign?.owner.username ?? me,
  from: campaign?.from ?? today,
  until: campaign?.until ?? '',
  description: campaign?.description ?? '',
})

export const asEntry = (fields: Fields, closed: boolean): CampaignEntry => ({
  name: fields.name,
  owner: fields.owner,
  from: fields.from || null,
  until: fields.until || null,
  description: fields.description,
  closed,
})

/** A campaign as it is, closed or opened again. */
export const closing = (campaign: Campaign, closed: boolean): CampaignEntry =>
  asEntry(fieldsOf(campaign, campaign.owner.username, campaign.from), closed)

const LONGEST_ID = 60

/** An id made of a name: small Latin letters and digits with hyphens; empty when the name has none of these. */
export const idOf = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_ID)
    .replaceAll(/^-|-$/g, '')
