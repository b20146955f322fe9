export type ModelKind = 'process' | 'decision' | 'form'

/** A version of a model; its content is fetched by itself. */
export interface ModelVersion {
  number: number
  name: string
  /** Null when it was deployed past the studio. */
  author: string | null
  authorName: string | null
  note: string | null
  basedOn: number | null
  savedAt: string
  /** The engine's own number; null when it was never deployed. */
  engineVersion: number | null
  /** New requests run on it. */
  live: boolean
}

/** Somebody has a draft. */
export interface ModelWriter {
  person: string
  name: string
  base: number
  updatedAt: string
}

export interface ModelListed {
  kind: ModelKind
  id: string
  file: string
  latest: ModelVersion
  writers: ModelWriter[]
  openThreads: number
}

export interface Model {
  kind: ModelKind
  id: string
  file: string
  latest: ModelVersion
  /** The newest first. */
  versions: ModelVersion[]
  writers: ModelWriter[]
}

export interface ModelDraft {
  owner: string
  base: number
  content: string
  version: number
  updatedAt: string
}

/** What the rules go by that run while one edits. */
export interface ModelSurroundings {
  contract: unknown
  models: { kind: ModelKind; id: string; content: string }[]
}

/** What a check says: a sentence in English, and which one it is with what stands in its places. */
export interface Said {
  message: string
  /** Null when a rule of others worded the message. */
  code: string | null
  places: Record<string, string | number>
}

export interface ControlBreach extends Said {
  kind: ModelKind
  model: string
  element: string
  /** It keeps models from going live. */
  error: boolean
  /** Ids of elements and flows that lead there, the first one first. */
  path: string[]
}

export interface Control {
  control: 'control-other-eyes' | 'control-reviewed-before-launch' | 'control-no-dead-end' | 'control-no-unreachable-step'
  /** `open` when there was too much to look at. */
  verdict: 'proven' | 'broken' | 'open'
  breaches: ControlBreach[]
}

/** What is proven of the live models. */
export interface Controls {
  controls: Control[]
  /** What was looked at, with the engine's versions. */
  models: { kind: ModelKind; model: string; version: number }[]
  /** Parts of decisions that could not be told, and were taken for possible. */
  doubts: ControlDoubt[]
}

export interface ControlDoubt {
  /** The file of the decision. */
  model: string
  decision: string
  /** A rule; the decision when it is all of it. */
  element: string
  reason: 'condition' | 'result' | 'logic' | 'size'
}

/** A process variable that models and workers agree on. */
export interface ContractVariable {
  name: string
  /** A type of FEEL. */
  type: string
  needed: boolean
  meaning: string
}

export interface ContractVariables {
  /** What the processes of a request have. */
  facts: ContractVariable[]
  /** What a job sets, by its type. */
  jobs: Record<string, ContractVariable[]>
}

/** What became of a file of a folder that was taken in. */
export interface ModelTaken {
  file: string
  kind: ModelKind
  id: string
  outcome: 'same' | 'draft' | 'own-draft' | 'unknown' | 'refused'
  /** What is wrong with it, in English; null when nothing is. */
  message: string | null
}
