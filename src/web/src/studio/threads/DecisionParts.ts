import { type DecisionLibrary, reveal, VIEWS_CHANGED } from '../revealInDecision'
import { DiagramParts } from './DiagramParts'
import { CountSheet, HeardParts, type MarkWords, type Part, type Parts } from './Parts'

interface Named {
  id?: string
  name?: string
  label?: string
}

interface Rule extends Named {
  inputEntry?: Named[]
  outputEntry?: Named[]
}

interface Table {
  rule?: Rule[]
  input?: Named[]
  output?: Named[]
}

interface Decision extends Named {
  decisionLogic?: Table
}

/** Parts of a file of decisions: what its diagram shows, and columns, rules and cells of its tables. */
export class DecisionParts implements Parts {
  private readonly heard: HeardParts
  private readonly sheet: CountSheet
  private marks: ReadonlyMap<string, MarkWords> = new Map()

  constructor(
    private readonly library: DecisionLibrary,
    private readonly canvas: HTMLElement,
  ) {
    this.heard = new HeardParts(canvas, (element) => this.idOf(element))
    // Heads of columns stay where they are while rows move below them.
    this.sheet = new CountSheet(
      (id) => [`td[data-element-id="${id}"]`],
      (id) => [`th[data-col-id="${id}"]`],
    )
    library.on(VIEWS_CHANGED, () => this.markDiagram())
  }

  all(): Part[] {
    const definitions = this.library.getViews().find(({ type }) => type === 'drd')?.element as { drgElement?: Decision[] } | undefined
    return (definitions?.drgElement ?? []).flatMap(partsOf)
  }

  onChosen(told: (id: string | null) => void): void {
    this.heard.onChosen(told)
  }

  mark(marks: ReadonlyMap<string, MarkWords>): void {
    this.marks = marks
    this.sheet.show(marks)
    this.markDiagram()
  }

  goTo(id: string): void {
    reveal(this.library, this.canvas, id, () => this.diagram()?.goTo(id))
  }

  detach(): void {
    this.heard.detach()
    this.sheet.detach()
  }

  private markDiagram(): void {
    this.diagram()?.mark(this.marks)
  }

  private diagram(): DiagramParts | undefined {
    const viewer = this.library.getActiveViewer()
    return viewer && this.library.getActiveView()?.type === 'drd' ? new DiagramParts(viewer) : undefined
  }

  private idOf(element: Element): string | null {
    // a part itself, or what the diagram lays over it, such as a mark; a cell names its column, too
    const { elementId, colId, containerId } = element.closest<HTMLElement>('[data-element-id], th[data-col-id], [data-container-id]')?.dataset ?? {}
    const known = new Set(this.all().map(({ id }) => id))
    return [elementId, colId, containerId].find((id) => id !== undefined && known.has(id)) ?? null
  }
}

/** A decision with the parts of its table, each named by its way; signs instead of words, since it is read in every language. */
export function partsOf(decision: Decision): Part[] {
  const name = decision.name || decision.id || ''
  const { input = [], output = [], rule = [] } = decision.decisionLogic ?? {}
  const columns = [...input, ...output].map(({ id, label, name: own }) => ({ id, name: label || own || '' }))
  const all: (Named & { name: string })[] = [
    { id: decision.id, name },
    ...columns.map((column) => ({ id: column.id, name: `${name} › ${column.name}` })),
    ...rule.flatMap(({ id, inputEntry = [], outputEntry = [] }, row) => [
      { id, name: `${name} › ${row + 1}` },
      ...[...inputEntry, ...outputEntry].map((cell, column) => ({ id: cell.id, name: `${name} › ${row + 1} › ${columns[column]?.name ?? column + 1}` })),
    ]),
  ]
  return all.flatMap((part) => (part.id === undefined ? [] : [{ id: part.id, name: part.name }]))
}
