import { inWords } from './difference'

/** An element as moddle reads it; its own types leave properties open. */
export interface Moddle {
  $type: string
  $attrs?: Record<string, unknown>
  $descriptor: { isGeneric?: boolean; properties?: Property[] }
  $parent?: Moddle
  id?: string
  name?: string
  get(name: string): unknown
  [property: string]: unknown
}

interface Property {
  name: string
  ns: { localName: string }
  isMany?: boolean
  isReference?: boolean
  isVirtual?: boolean
}

/** Wrappers that say nothing to a reader. */
const UNSAID = ['values', 'body', 'text', 'extensionElements']

/** What tells one of several children from the others, the first that it has. */
const KEYS = ['key', 'target', 'eventType', 'name', 'id']

/**
 * All that an element says of itself and of what belongs to it, by names that people can read, such as `Task
 * definition › Type`.
 *
 * @param apart properties that hold elements of their own, which are looked at by themselves
 */
export function propertiesOf(element: Moddle, apart: readonly string[]): Map<string, string> {
  const said = new Map<string, string>()
  said.set('Type', inWords(element.$type))
  if (element.name) said.set('Name', element.name)
  collect(element, [], apart, said)
  return said
}

function collect(element: Moddle, path: string[], apart: readonly string[], said: Map<string, string>): void {
  if (element.$descriptor.isGeneric) return collectGeneric(element, path, said)
  for (const { name, ns, isReference, isVirtual } of element.$descriptor.properties ?? []) {
    if (isVirtual || apart.includes(ns.localName) || ns.localName === 'id') continue
    if (path.length === 0 && ns.localName === 'name') continue
    const value = element.get(name)
    if (value === undefined || value === null) continue
    const here = UNSAID.includes(ns.localName) ? path : [...path, inWords(ns.localName)]
    if (isReference) put(said, here, [value].flat().map((one) => String((one as Moddle).id ?? one)).join(', '))
    else collectValue(value, here, apart, said)
  }
  for (const [name, value] of Object.entries(element.$attrs ?? {})) {
    if (!name.startsWith('xmlns')) put(said, [...path, inWords(name)], String(value))
  }
}

function collectValue(value: unknown, path: string[], apart: readonly string[], said: Map<string, string>): void {
  if (Array.isArray(value)) {
    value.forEach((child: unknown, index) => {
      if (!isElement(child)) return put(said, path, String(child))
      const key = KEYS.map((name) => child[name]).find((one) => typeof one === 'string') as string | undefined
      // What an extension or an event is, is said by its type.
      const named = [...path, inWords(child.$type)]
      collect(child, key === undefined && index === 0 ? named : [...named, key ?? `${index + 1}`], apart, said)
      if (!said.has(label(named)) && empty(child)) put(said, named, '✓')
    })
  } else if (isElement(value)) {
    collect(value, path, apart, said)
  } else {
    put(said, path, String(value))
  }
}

/** What no schema is known of: another tool's own. */
function collectGeneric(element: Moddle, path: string[], said: Map<string, string>): void {
  for (const [name, value] of Object.entries(element)) {
    if (name === '$children') collectValue(value, path, [], said)
    else if (name === '$body') put(said, path, String(value))
    else if (!name.startsWith('$') && typeof value !== 'object') put(said, [...path, inWords(name)], String(value))
  }
}

function empty(element: Moddle): boolean {
  return (element.$descriptor.properties ?? []).every(({ name, isVirtual }) => isVirtual || [element.get(name)].flat().length === 0 || element.get(name) === undefined)
}

function isElement(value: unknown): value is Moddle {
  return typeof value === 'object' && value !== null && '$type' in value
}

function put(said: Map<string, string>, path: string[], value: string): void {
  const name = label(path)
  const before = said.get(name)
  said.set(name, before === undefined ? value : `${before}\n${value}`)
}

function label(path: string[]): string {
  return path.length === 0 ? 'Text' : path.join(' › ')
}
