import { diff } from 'bpmn-js-differ'
import { type Change, type Difference, inWords, propertyDifferences } from './difference'
import { type Moddle, propertiesOf } from './moddle'

/** Properties that hold elements with ids of their own, and those that only repeat the flows. */
export const APART = [
  'rootElements',
  'diagrams',
  'flowElements',
  'artifacts',
  'laneSets',
  'lanes',
  'childLaneSet',
  'participants',
  'messageFlows',
  'incoming',
  'outgoing',
  'di',
]

/** Those of them that lead to more elements. */
const CHILDREN = ['rootElements', 'flowElements', 'artifacts', 'laneSets', 'lanes', 'childLaneSet', 'participants', 'messageFlows']

/**
 * What differs between two processes as moddle reads them: in the order in which they stand in the newer one, what is
 * gone at the end.
 */
export function processDifferences(before: Moddle, after: Moddle): Difference[] {
  const was = elements(before)
  const is = elements(after)
  const placed = new Set(Object.keys(diff(before, after)._layoutChanged))
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((id) => {
    const old = was.get(id)
    const now = is.get(id)
    const properties = old && now ? propertyDifferences(propertiesOf(old, APART), propertiesOf(now, APART)) : []
    const changes = kinds(old, now, properties.length > 0, placed.has(id))
    const shown = now ?? old!
    return changes.length === 0 ? [] : [{ id, name: name(shown), type: inWords(shown.$type), changes, properties }]
  })
}

function kinds(old: Moddle | undefined, now: Moddle | undefined, changed: boolean, placed: boolean): Change[] {
  if (!old) return ['added']
  if (!now) return ['removed']
  return [...(changed ? (['changed'] as const) : []), ...(placed ? (['moved'] as const) : [])]
}

/** All with an id, from the definitions down. */
function elements(definitions: Moddle): Map<string, Moddle> {
  const found = new Map<string, Moddle>()
  const visit = (element: Moddle) => {
    if (element.id && element !== definitions && !['bpmn:LaneSet', 'bpmn:Collaboration'].includes(element.$type)) found.set(element.id, element)
    for (const property of CHILDREN) {
      const children = element[property] as Moddle | Moddle[] | undefined
      if (children) [children].flat().forEach(visit)
    }
  }
  visit(definitions)
  return found
}

/** Its own name; a flow without one is named by its ends. */
function name(element: Moddle): string {
  const { sourceRef, targetRef } = element as { sourceRef?: Moddle; targetRef?: Moddle }
  if (element.name) return element.name
  return sourceRef && targetRef ? `${sourceRef.name ?? sourceRef.id} → ${targetRef.name ?? targetRef.id}` : element.id!
}
