import type { Finding } from './findings.js'

export interface LintedModel {
  kind: string
  id: string
  content: string
}

/** See check.js. */
export function check(picture: { contract: unknown; models: LintedModel[]; changed: { kind: string; id: string }[] }): Promise<Finding[]>
