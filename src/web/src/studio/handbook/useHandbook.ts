import { useQuery } from '@tanstack/react-query'
import { api } from '../../api/api'
import { keys } from '../../api/keys'
import type { ModelKind, ModelVersion } from '../../api/models'
import { orThrow } from '../../api/request'
import type { FormSchema } from '../../forms/schema'
import { readDecision, readProcess } from '../compare/reading'
import { type DecisionPart, decisionParts } from './decisionPart'
import { type ProcessPart, processParts } from './processPart'

/** A live model as the handbook tells it. */
export interface Chapter<Part> {
  kind: ModelKind
  id: string
  name: string
  /** The version that is live; null when the studio does not know it yet. */
  version: ModelVersion | null
  content: string
  /** Null when the file cannot be read. */
  part: Part | null
}

/** What a type of job does. */
export interface Job {
  name: string
  description: string
}

/** How the department works now. */
export interface Handbook {
  processes: Chapter<ProcessPart[]>[]
  decisions: Chapter<DecisionPart[]>[]
  forms: Chapter<FormSchema>[]
  /** By type. */
  jobs: Record<string, Job>
}

interface Template extends Job {
  id: string
}

/** The handbook of what is live, anew whenever models change. */
export function useHandbook() {
  return useQuery({
    queryKey: keys.models.handbook,
    queryFn: async ({ signal }): Promise<Handbook> => {
      const [surroundings, listed, templates] = await Promise.all([
        orThrow(api.modelSurroundings({ signal })),
        orThrow(api.models({ signal })),
        orThrow(api.modelTemplates({ signal })),
      ])
      const versions = new Map<string, { name: string; version: ModelVersion | null }>()
      await Promise.all(
        listed.items.map(async ({ kind, id, latest }) => {
          const version = latest.live ? latest : await liveVersion(kind, id, signal)
          versions.set(`${kind}/${id}`, { name: (version ?? latest).name, version })
        }),
      )
      const chapters = <Part>(kind: ModelKind, read: (content: string) => Promise<Part>) =>
        Promise.all(
          surroundings.models
            .filter((model) => model.kind === kind)
            .map(async ({ id, content }) => ({
              kind,
              id,
              name: id,
              version: null,
              ...versions.get(`${kind}/${id}`),
              content,
              part: await read(content).catch(() => null),
            })),
        )
      return {
        processes: await chapters('process', async (xml) => processParts(await readProcess(xml))),
        decisions: await chapters('decision', async (xml) => decisionParts(await readDecision(xml))),
        forms: await chapters('form', async (json) => JSON.parse(json) as FormSchema),
        jobs: Object.fromEntries(
          (templates as Template[]).map(({ id, name, description }) => [id.replace(/^launchdesk\./, ''), { name, description }]),
        ),
      }
    },
  })
}

/** A version is older than the newest when that one is not live yet. */
async function liveVersion(kind: ModelKind, id: string, signal: AbortSignal): Promise<ModelVersion | null> {
  return (await orThrow(api.model(kind, id, { signal }))).versions.find(({ live }) => live) ?? null
}
