import type { Moddle } from '../compare/moddle'

/** What comes next, with the words at the flow that leads there. */
export interface Next {
  id: string
  name: string | null
  /** What stands at the flow; null when nothing does. */
  when: string | null
}

/** An event at the edge of a step, such as its reminder, and where it leads. */
export interface EdgeEvent {
  id: string
  name: string | null
  next: Next[]
}

/** Kinds of steps that readers tell apart. */
export type StepKind = 'user' | 'job' | 'decision' | 'call' | 'part' | 'choice' | 'start' | 'end' | 'event' | 'other'

/** A step of a process. Expressions stand as they are in the model, with their `=`. */
export interface ProcessStep {
  id: string
  name: string | null
  kind: StepKind
  /** How many parts of the process it lies in. */
  depth: number
  documentation: string[]
  /** Repeated for each of several things. */
  repeated: boolean
  /** Its time is reckoned by the decision on service levels. */
  clocked: boolean
  assignee: string | null
  groups: string | null
  form: string | null
  due: string | null
  job: string | null
  decision: string | null
  process: string | null
  edges: EdgeEvent[]
  next: Next[]
}

/** A process in words. */
export interface ProcessPart {
  id: string
  name: string
  documentation: string[]
  steps: ProcessStep[]
}

/** The type of job that reckons when a step is due. */
const CLOCK = 'compute-sla'

const kinds: [RegExp, StepKind][] = [
  [/UserTask$/, 'user'],
  [/BusinessRuleTask$/, 'decision'],
  [/CallActivity$/, 'call'],
  [/SubProcess$/, 'part'],
  [/Gateway$/, 'choice'],
  [/StartEvent$/, 'start'],
  [/EndEvent$/, 'end'],
  [/Event$/, 'event'],
]

/** The processes of definitions as moddle reads them, each with its steps in the order in which they are reached. */
export function processParts(definitions: Moddle): ProcessPart[] {
  return children(definitions, 'rootElements')
    .filter(({ $type }) => $type === 'bpmn:Process')
    .map((process) => ({
      id: process.id ?? '',
      name: process.name ?? process.id ?? '',
      documentation: documentation(process),
      steps: stepsOf(process, 0),
    }))
}

function stepsOf(scope: Moddle, depth: number): ProcessStep[] {
  const elements = children(scope, 'flowElements').filter(({ $type }) => !/SequenceFlow|DataObject|DataStore/.test($type))
  const edges = new Map<string, Moddle[]>()
  for (const element of elements) {
    const host = (element.attachedToRef as Moddle | undefined)?.id
    if (host) edges.set(host, [...(edges.get(host) ?? []), element])
  }
  return inOrder(elements, edges)
    .filter((element) => !element.attachedToRef && !joins(element))
    .flatMap((element) => [
      stepOf(element, depth, edges.get(element.id ?? '') ?? []),
      ...(/SubProcess$/.test(element.$type) ? stepsOf(element, depth + 1) : []),
    ])
}

/** Before what follows them: the last ones of a depth-first walk come first, so that loops do no harm. */
function inOrder(elements: Moddle[], edges: ReadonlyMap<string, Moddle[]>): Moddle[] {
  const seen = new Set<Moddle>()
  const after = (element: Moddle) => [...flows(element), ...(edges.get(element.id ?? '') ?? []).flatMap(flows)].map(target)
  const reached = (begin: Moddle): Moddle[] => {
    const found: Moddle[] = []
    const open = [{ element: begin, rest: after(begin) }]
    seen.add(begin)
    while (open.length > 0) {
      const last = open.at(-1)!
      const next = last.rest.pop()
      if (!next) found.unshift(open.pop()!.element)
      else if (!seen.has(next)) {
        seen.add(next)
        open.push({ element: next, rest: after(next) })
      }
    }
    return found
  }
  // What begins by itself comes before the parts that an event begins, and before what is only reached otherwise.
  const starts = elements.filter(({ $type }) => $type === 'bpmn:StartEvent')
  const others = elements.filter((element) => !element.attachedToRef)
  return [...starts, ...others].flatMap((begin) => (seen.has(begin) ? [] : reached(begin)))
}

function stepOf(element: Moddle, depth: number, edges: Moddle[]): ProcessStep {
  const extension = (type: string, property: string) => {
    const found = extensions(element).find(({ $type }) => $type === `zeebe:${type}`)?.get(property)
    return typeof found === 'string' && found !== '' ? found : null
  }
  return {
    id: element.id ?? '',
    name: element.name ?? null,
    kind: kindOf(element, extension('TaskDefinition', 'type')),
    depth,
    documentation: documentation(element),
    repeated: element.loopCharacteristics !== undefined,
    clocked: extensions(element)
      .filter(({ $type }) => $type === 'zeebe:ExecutionListeners')
      .flatMap((listeners) => children(listeners, 'listeners'))
      .some(({ type }) => type === CLOCK),
    assignee: extension('AssignmentDefinition', 'assignee'),
    groups: extension('AssignmentDefinition', 'candidateGroups'),
    form: extension('FormDefinition', 'formId'),
    due: extension('TaskSchedule', 'dueDate'),
    job: extension('TaskDefinition', 'type'),
    decision: extension('CalledDecision', 'decisionId'),
    process: extension('CalledElement', 'processId'),
    edges: edges.map((edge) => ({ id: edge.id ?? '', name: edge.name ?? null, next: nextOf(edge) })),
    next: nextOf(element),
  }
}

function kindOf({ $type }: Moddle, job: string | null): StepKind {
  const kind = kinds.find(([type]) => type.test($type))?.[1] ?? 'other'
  return job && (kind === 'other' || kind === 'decision') ? 'job' : kind
}

/** Where an element leads; what only joins is gone through. */
function nextOf(element: Moddle): Next[] {
  return flows(element).map((flow) => {
    const next = beyondJoins(target(flow))
    return { id: next.id ?? '', name: next.name ?? null, when: flow.name ?? null }
  })
}

function beyondJoins(element: Moddle): Moddle {
  const seen = new Set<Moddle>()
  let here = element
  while (joins(here) && !seen.has(here)) {
    seen.add(here)
    here = target(flows(here)[0]!)
  }
  return here
}

const joins = (element: Moddle) => /Gateway$/.test(element.$type) && flows(element).length === 1
const flows = (element: Moddle) => children(element, 'outgoing').filter((flow) => flow.targetRef)
const target = (flow: Moddle) => flow.targetRef as Moddle
const extensions = (element: Moddle) => children(element.extensionElements as Moddle | undefined, 'values')

function documentation(element: Moddle): string[] {
  return children(element, 'documentation')
    .map(({ text }) => String(text ?? '').trim())
    .filter((said) => said !== '')
}

function children(parent: Moddle | undefined, property: string): Moddle[] {
  return (parent?.[property] as Moddle[] | undefined) ?? []
}
