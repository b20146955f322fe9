interface Shown {
  parent?: Shown
  /** Whose label it is: a label has no place of its own in a file. */
  labelTarget?: Shown
  di?: Drawn
}

/** What a file says about where one element is drawn. */
interface Drawn {
  get(property: 'planeElement'): Drawn[]
  set(property: 'planeElement', value: Drawn[]): void
  label?: { $attrs: object }
}

interface Canvas {
  getRootElements(): Shown[]
}

interface Registry {
  getAll(): Shown[]
}

interface Events {
  on(event: 'import.done' | 'saveXML.start', priority: number, listener: () => void): void
}

const EARLY = 2000

/**
 * Leaves what a file says about its drawing as it was opened. Shapes stay in their order, new ones come last, and each
 * after what it lies in: other tools draw them in this order. No empty label is added to what got another name. Stands in
 * for the library's own ordering, which writes all shapes in another order after each change.
 */
class KeptDrawing {
  static readonly $inject = ['eventBus', 'canvas', 'elementRegistry']
  private labels = new Set<object | undefined>()
  private notDrawn = new Set<Drawn>()

  constructor(
    events: Events,
    private readonly canvas: Canvas,
    private readonly registry: Registry,
  ) {
    events.on('import.done', EARLY, () => this.remember())
    events.on('saveXML.start', EARLY, () => {
      this.order()
      this.dropEmptyLabels()
    })
  }

  private remember(): void {
    const drawn = new Set(this.registry.getAll().map(({ di }) => di))
    this.labels = new Set([...drawn].map((di) => di?.label))
    const listed = this.canvas.getRootElements().flatMap(({ di }) => di?.get('planeElement') ?? [])
    this.notDrawn = new Set(listed.filter((di) => !drawn.has(di)))
  }

  private dropEmptyLabels(): void {
    for (const { di } of this.registry.getAll()) {
      const label = di?.label
      if (label && !this.labels.has(label) && saysNothing(label)) delete di.label
    }
  }

  private order(): void {
    const around = new Map<Drawn, Drawn>()
    for (const { di, parent, labelTarget } of this.registry.getAll()) if (di && parent?.di && !labelTarget) around.set(di, parent.di)
    const planeOf = (di: Drawn): Drawn => (around.has(di) ? planeOf(around.get(di)!) : di)
    for (const { di: plane } of this.canvas.getRootElements()) {
      if (!plane) continue
      const here = new Set([...around.keys()].filter((di) => planeOf(di) === plane))
      const kept = plane.get('planeElement').filter((di) => this.notDrawn.has(di) || here.has(di))
      plane.set('planeElement', outerFirst([...kept, ...here], around))
    }
  }
}

/** Whether it has no place, colour, style or anything else of its own; `$type` is no property of the file. */
function saysNothing(label: NonNullable<Drawn['label']>): boolean {
  return Object.keys({ ...label, ...label.$attrs }).every((key) => key.startsWith('$'))
}

/** The same things in the same order, but none before the one that it lies in. */
export function outerFirst<T>(things: readonly T[], around: ReadonlyMap<T, T>): T[] {
  const all = new Set(things)
  const ordered = new Set<T>()
  const add = (thing: T) => {
    if (ordered.has(thing)) return
    const outer = around.get(thing)
    if (outer !== undefined && outer !== thing && all.has(outer)) add(outer)
    ordered.add(thing)
  }
  things.forEach(add)
  return [...ordered]
}

export const KeptDrawingModule = { bpmnDiOrdering: ['type', KeptDrawing] }
