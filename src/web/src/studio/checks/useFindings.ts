import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Finding } from '../../../../lint/lib/findings.js'
import { api } from '../../api/api'
import { keys } from '../../api/keys'
import type { ModelKind } from '../../api/models'
import { orThrow } from '../../api/request'
import { RuleRunner } from './RuleRunner'

/** Milliseconds after the last change until the rules run. */
const REST = 400

export type Looked = { is: 'looking' } | { is: 'failed' } | { is: 'found'; findings: Finding[] }

/**
 * What the rules find in a model, anew after each change.
 *
 * @param content asked for when the rules run; undefined while there is none
 * @param edits changes with each change of the content
 */
export function useFindings(kind: ModelKind, id: string, content: () => Promise<string | undefined>, edits: unknown): Looked {
  const surroundings = useQuery({
    queryKey: keys.models.surroundings,
    queryFn: ({ signal }) => orThrow(api.modelSurroundings({ signal })),
    staleTime: 60_000,
  })
  const runner = useRef<RuleRunner>(null)
  const latest = useRef(content)
  latest.current = content
  const [looked, setLooked] = useState<Looked>({ is: 'looking' })

  useEffect(() => {
    const made = new RuleRunner()
    runner.current = made
    return () => {
      runner.current = null
      made.detach()
    }
  }, [])

  const live = surroundings.data
  useEffect(() => {
    if (!live) return
    let current = true
    const timer = setTimeout(async () => {
      try {
        const text = await latest.current()
        if (text === undefined || !current) return
        const models = live.models.filter((one) => one.kind !== kind || one.id !== id)
        const asked = { contract: live.contract, models: [...models, { kind, id, content: text }], changed: [{ kind, id }] }
        const findings = await runner.current?.ask(asked)
        if (current && findings) setLooked({ is: 'found', findings })
      } catch {
        if (current) setLooked({ is: 'failed' })
      }
    }, REST)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [live, kind, id, edits])

  return surroundings.isError ? { is: 'failed' } : looked
}
