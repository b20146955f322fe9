import type { MarkWords, Part, Parts } from './Parts'

interface Element {
  id: string
  businessObject?: { id: string; name?: string }
  parent?: Element
  /** What a label stands for. */
  labelTarget?: Element
  /** Of a connection. */
  waypoints?: object[]
}

interface Registry {
  get(id: string): Element | undefined
  filter(which: (element: Element) => boolean): Element[]
}

interface Canvas {
  findRoot(element: Element): object
  setRootElement(root: object): void
  scrollToElement(element: Element, padding: number): void
}

interface Overlays {
  add(element: string, type: string, overlay: object): void
  remove(filter: { type: string }): void
}

/** A diagram of one of the bpmn.io libraries. */
export interface DiagramLibrary {
  on?(event: string, listener: (event: never) => void): void
  get(service: string): unknown
}

const TYPE = 'threads'
const NEAR = 100

/** The elements of a diagram. A mark is a button: it chooses its element. */
export class DiagramParts implements Parts {
  constructor(private readonly library: DiagramLibrary) {}

  all(): Part[] {
    return this.registry.filter(({ parent, labelTarget }) => parent !== undefined && labelTarget === undefined).map((element) => ({ id: element.id, name: element.businessObject?.name?.trim() || null }))
  }

  onChosen(told: (id: string | null) => void): void {
    const bus = this.library.get('eventBus') as { on(event: string, listener: (event: { newSelection: Element[] }) => void): void }
    bus.on('selection.changed', ({ newSelection: [element] }) => told((element?.labelTarget ?? element)?.id ?? null))
  }

  mark(marks: ReadonlyMap<string, MarkWords>): void {
    const overlays = this.library.get('overlays') as Overlays
    overlays.remove({ type: TYPE })
    for (const [id, words] of marks) {
      const element = this.registry.get(id)
      if (element) overlays.add(id, TYPE, { position: place(element), html: this.button(id, words), scale: { min: 0.8, max: 1.2 } })
    }
  }

  goTo(id: string): void {
    const element = this.registry.get(id)
    if (!element) return
    const canvas = this.library.get('canvas') as Canvas
    canvas.setRootElement(canvas.findRoot(element))
    canvas.scrollToElement(element, NEAR)
    this.choose(element)
  }

  detach(): void {}

  private choose(element: Element): void {
    ;(this.library.get('selection') as { select(element: Element | null): void }).select(element)
  }

  private button(id: string, { count, label, asked }: MarkWords): HTMLElement {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'thread-mark'
    button.textContent = count
    button.setAttribute('aria-label', label)
    button.title = label
    button.addEventListener('click', () => {
      const element = this.registry.get(id)
      if (!element) return
      asked()
      // chosen anew, so that who looked elsewhere meanwhile is led back
      ;(this.library.get('selection') as { select(element: null): void }).select(null)
      this.choose(element)
    })
    return button
  }

  private get registry(): Registry {
    return this.library.get('elementRegistry') as Registry
  }
}

/** Where a mark stands: at the corner where others, such as the pad beside what is chosen, put nothing. */
function place({ waypoints }: Element): object {
  return waypoints ? { top: -12, left: -12 } : { bottom: 12, left: -12 }
}
