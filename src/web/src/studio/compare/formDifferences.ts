import { type Change, type Difference, inWords, moved, propertyDifferences, united } from './difference'

interface Field {
  id?: string
  key?: string
  path?: string
  type?: string
  label?: string
  text?: string
  components?: Field[]
  [property: string]: unknown
}

/** A form's schema as it is read from its file. */
export interface FormFile {
  components?: Field[]
  [property: string]: unknown
}

/** A field of one or both forms. */
export interface FieldDifference extends Difference {
  /** How many groups it stands in. */
  depth: number
  /** What it is called before and after; null where it is not. */
  before: string | null
  after: string | null
}

interface Placed {
  field: Field
  group: string
  depth: number
}

/** The id under which the form as a whole is compared. */
export const WHOLE = '(form)'

/** All fields of two forms in the order of the newer one; those that differ in nothing have no `changes`. */
export function formDifferences(before: FormFile, after: FormFile): FieldDifference[] {
  const was = fields(before.components ?? [])
  const is = fields(after.components ?? [])
  const placed = movedFields(was, is)
  const whole = propertyDifferences(flat(before), flat(after))
  const rows = united([...was.keys()], [...is.keys()]).map((id): FieldDifference => {
    const old = was.get(id)
    const now = is.get(id)
    const shown = (now ?? old)!
    const properties = old && now ? propertyDifferences(flat(old.field), flat(now.field)) : []
    return {
      id,
      name: caption(shown.field) ?? id,
      type: inWords(shown.field.type ?? ''),
      depth: shown.depth,
      before: old ? (caption(old.field) ?? id) : null,
      after: now ? (caption(now.field) ?? id) : null,
      changes: changes(old, now, properties.length > 0, placed.has(id)),
      properties,
    }
  })
  const form: FieldDifference = { id: WHOLE, name: WHOLE, type: '', depth: 0, before: WHOLE, after: WHOLE, changes: ['changed'], properties: whole }
  return whole.length > 0 ? [form, ...rows] : rows
}

function changes(old: Placed | undefined, now: Placed | undefined, changed: boolean, placed: boolean): Change[] {
  if (!old) return ['added']
  if (!now) return ['removed']
  return [...(changed ? (['changed'] as const) : []), ...(placed ? (['moved'] as const) : [])]
}

/** In another group, or in another order within it. */
function movedFields(was: Map<string, Placed>, is: Map<string, Placed>): Set<string> {
  const found = new Set([...is].filter(([id, { group }]) => was.has(id) && was.get(id)!.group !== group).map(([id]) => id))
  for (const group of new Set([...is.values()].map((one) => one.group))) {
    const within = (all: Map<string, Placed>) => [...all].filter(([id, one]) => one.group === group && !found.has(id)).map(([id]) => id)
    moved(within(was), within(is)).forEach((id) => found.add(id))
  }
  return found
}

/** By id, else by key, else by place. */
function fields(components: Field[], group = '', depth = 0, found = new Map<string, Placed>()): Map<string, Placed> {
  components.forEach((field, index) => {
    const id = field.id ?? field.key ?? `${group}/${index + 1}`
    found.set(id, { field, group, depth })
    fields(field.components ?? [], id, depth + 1, found)
  })
  return found
}

function caption({ label, text, key, path }: Field): string | undefined {
  return label ?? text?.split('\n')[0]?.replace(/^#+\s*/, '') ?? key ?? path
}

/** Every property by its name; what is nested is named by its way. */
function flat(thing: object, way: string[] = [], found = new Map<string, string>()): Map<string, string> {
  for (const [name, value] of Object.entries(thing)) {
    if (way.length === 0 && (name === 'components' || name === 'id')) continue
    // Rows are only named so that fields which share one find each other.
    if (way[0] === 'layout' && name === 'row') continue
    const here = [...way, name]
    if (typeof value === 'object' && value !== null) flat(value as object, here, found)
    else if (value !== null) found.set(here.map((part, index) => (index === 0 ? inWords(part) : part)).join(' › '), String(value))
  }
  return found
}
