import { type Change, type Difference, inWords, moved, type PropertyDifference, propertyDifferences, united } from './difference'
import { type Moddle, propertiesOf } from './moddle'

/** Properties that are shown as a table, or are no part of what is decided. */
const APART = ['input', 'output', 'rule', 'annotation', 'drgElement', 'artifact', 'dmnDI']
const CELLS = [...APART, 'inputEntry', 'outputEntry']

export type ColumnSide = 'input' | 'output' | 'note'

export interface ColumnDifference {
  id: string
  side: ColumnSide
  label: string
  changes: Change[]
  properties: PropertyDifference[]
}

/** A rule; `cells` stand as the columns do. */
export interface RowDifference {
  id: string
  /** Its number in the table before and after; null where it is not. */
  before: number | null
  after: number | null
  changes: Change[]
  cells: { before: string | null; after: string | null }[]
}

/** A decision that differs, with its table where it has one. */
export interface DecisionDifference extends Difference {
  columns: ColumnDifference[]
  rows: RowDifference[]
}

/** What differs between two files of decisions as moddle reads them; those that differ in nothing are left out. */
export function decisionDifferences(before: Moddle, after: Moddle): DecisionDifference[] {
  const was = byId(before, 'drgElement')
  const is = byId(after, 'drgElement')
  return united([...was.keys()], [...is.keys()]).flatMap((id) => {
    const old = was.get(id)
    const now = is.get(id)
    const shown = now ?? old!
    const properties = old && now ? propertyDifferences(propertiesOf(old, APART), propertiesOf(now, APART)) : []
    const columns = columnDifferences(table(old), table(now))
    const rows = rowDifferences(table(old), table(now), columns)
    const differs = properties.length > 0 || [...columns, ...rows].some(({ changes }) => changes.length > 0)
    const changes: Change[] = !old ? ['added'] : !now ? ['removed'] : differs ? ['changed'] : []
    return changes.length === 0 ? [] : [{ id, name: shown.name ?? id, type: inWords(shown.$type), changes, properties, columns, rows }]
  })
}

function table(decision: Moddle | undefined): Moddle | undefined {
  const logic = decision?.decisionLogic as Moddle | undefined
  return logic?.$type === 'dmn:DecisionTable' ? logic : undefined
}

/** Children by id; one without an id, as other tools write them, by its place. */
function byId(parent: Moddle | undefined, property: string): Map<string, Moddle> {
  const children = (parent?.[property] as Moddle[] | undefined) ?? []
  return new Map(children.map((child, index) => [child.id ?? `${property} ${index + 1}`, child]))
}

function columnDifferences(old: Moddle | undefined, now: Moddle | undefined): ColumnDifference[] {
  const columns = (['input', 'output'] as const).flatMap((side) => {
    const was = byId(old, side)
    const is = byId(now, side)
    const places = moved([...was.keys()], [...is.keys()])
    return united([...was.keys()], [...is.keys()]).map((id) => {
      const before = was.get(id)
      const after = is.get(id)
      const properties = before && after ? propertyDifferences(propertiesOf(before, APART), propertiesOf(after, APART)) : []
      return { id, side: side as ColumnSide, label: columnName(after ?? before!), changes: changesOf(old && before, now && after, !old || !now, properties.length > 0, places.has(id)), properties }
    })
  })
  const noted = [old, now].some((one) => [...byId(one, 'rule').values()].some((rule) => rule.description))
  return noted ? [...columns, { id: 'note', side: 'note', label: '', changes: [], properties: [] }] : columns
}

/** Columns and rules of a decision that is new or gone as a whole are not marked one by one. */
function changesOf(before: unknown, after: unknown, whole: boolean, changed: boolean, placed: boolean): Change[] {
  if (whole) return []
  if (!before) return ['added']
  if (!after) return ['removed']
  return [...(changed ? (['changed'] as const) : []), ...(placed ? (['moved'] as const) : [])]
}

function columnName(column: Moddle): string {
  const expression = column.inputExpression as Moddle | undefined
  return (column.label as string | undefined) ?? column.name ?? (expression?.text as string | undefined) ?? column.id ?? ''
}

function rowDifferences(old: Moddle | undefined, now: Moddle | undefined, columns: ColumnDifference[]): RowDifference[] {
  const was = byId(old, 'rule')
  const is = byId(now, 'rule')
  const wasIds = [...was.keys()]
  const isIds = [...is.keys()]
  const places = moved(wasIds, isIds)
  return united(wasIds, isIds).map((id) => {
    const cellsBefore = cells(old, was.get(id))
    const cellsAfter = cells(now, is.get(id))
    const both = columns.map((column) => ({ before: cellsBefore(column), after: cellsAfter(column) }))
    // A column that is new or gone is marked at its head.
    const changed = both.some(({ before, after }, index) => before !== after && !columns[index]!.changes.some((one) => one === 'added' || one === 'removed'))
    return {
      id,
      before: was.has(id) ? wasIds.indexOf(id) + 1 : null,
      after: is.has(id) ? isIds.indexOf(id) + 1 : null,
      changes: changesOf(was.get(id), is.get(id), !old || !now, changed || otherProperties(was.get(id), is.get(id)), places.has(id)),
      cells: both,
    }
  })
}

/** Reads the cell of a rule in a column; null where there is none. */
function cells(owner: Moddle | undefined, rule: Moddle | undefined): (column: ColumnDifference) => string | null {
  const places = { input: [...byId(owner, 'input').keys()], output: [...byId(owner, 'output').keys()] }
  return ({ id, side }) => {
    if (!rule) return null
    if (side === 'note') return (rule.description as string | undefined) ?? ''
    const at = places[side].indexOf(id)
    const entry = at < 0 ? undefined : (rule[`${side}Entry`] as Moddle[] | undefined)?.[at]
    return at < 0 ? null : ((entry?.text as string | undefined) ?? '')
  }
}

function otherProperties(old: Moddle | undefined, now: Moddle | undefined): boolean {
  return old !== undefined && now !== undefined && propertyDifferences(propertiesOf(old, CELLS), propertiesOf(now, CELLS)).length > 0
}
