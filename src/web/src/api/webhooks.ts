import type { Language } from './people'

export type WebhookFormat = 'slack' | 'teams'

/** A channel as it is entered. */
export interface WebhookEntry {
  name: string
  format: WebhookFormat
  /** A secret; null keeps the one that is known. */
  address: string | null
  /** `group:legal`, `team:web` */
  audience: string
  /** Kinds of events. */
  kinds: string[]
  language: Language
  timeZone: string
  enabled: boolean
}

/** A channel, and how its messages fare. */
export interface Webhook extends WebhookEntry {
  id: string
  /** Where it leads, without what makes it a secret. */
  address: string
  deliveredAt: string | null
  waiting: number
  lastError: string | null
}

export interface WebhookChoices {
  audiences: string[]
  kinds: string[]
}
