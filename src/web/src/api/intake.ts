import type { FormSchema, Values } from '../forms/schema'

export interface RequestType {
  type: string
  title: string
  description: string
  /** Its intake form. */
  formId: string
  /** How long its requests took; `days` is null while too few were delivered to say. */
  typical: { delivered: number; days: number | null }
  examples: Pick<RequestExample, 'id' | 'title'>[]
}

/** A brief to learn from or to start from. */
export interface RequestExample {
  id: string
  type: string
  title: string
  brief: Values
  /** The campaign that the request is to be in; null for none. */
  campaign: string | null
}

/** A deployed form. */
export interface Form {
  formId: string
  version: number
  schema: FormSchema
}

/** What a person has entered of a request that is not submitted. */
export interface Entered {
  type: string
  title: string
  brief: Values
  /** The campaign that the request is to be in; null for none. */
  campaign: string | null
  confidential: boolean
}

export interface DraftSummary {
  id: string
  /** Null while no type was chosen. */
  type: string | null
  title: string
  version: number
  updatedAt: string
}

export interface Draft extends DraftSummary {
  brief: Values
  campaign: string | null
  confidential: boolean
}

/** How large files may be, and of which types. */
export interface FileLimits {
  mostBytes: number
  types: { type: string; extensions: string[] }[]
}

export interface StoredFile {
  id: string
  name: string
  type: string
  size: number
  owner: string
  createdAt: string
}

/** The answer to a submission: the request is safe. */
export interface Submitted {
  id: string
  type: string
  title: string
}

/** Whether new requests are taken. */
export interface IntakeState {
  paused: boolean
  /** What requesters are told; null while requests are taken, as all below. */
  message: string | null
  since: string | null
  by: string | null
  /** When requests are taken again by themselves; null when nobody said. */
  until: string | null
}
