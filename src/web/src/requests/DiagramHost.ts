import 'bpmn-js/dist/assets/diagram-js.css'
import 'bpmn-js/dist/assets/bpmn-js.css'
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer'
import type { Stop, StopState } from '../api/types'
import { type DiagramPart, translateDiagram } from '../i18n/texts'

/** What the host is given to draw. */
export interface Drawing {
  xml: string
  /** States by element id; what lies ahead, too. */
  states: { elementId: string; state: StopState }[]
}

/** The parts of bpmn-js that are used here; its own types leave services untyped. */
interface Canvas {
  zoom(to?: number | 'fit-viewport', center?: 'auto'): number
  addMarker(id: string, marker: string): void
  removeMarker(id: string, marker: string): void
}
interface Registry {
  get(id: string): { type: string } | undefined
}

const STEP = 1.25

/** Owns one viewer of bpmn-js: draws a diagram, marks its elements, zooms. The watermark stays as its licence asks. */
export class DiagramHost {
  private readonly viewer: NavigatedViewer
  private marked: { id: string; marker: string }[] = []

  constructor(container: HTMLElement, opened: (elementId: string) => void) {
    this.viewer = new NavigatedViewer({
      container,
      // The wheel scrolls the page; the buttons zoom.
      zoomScroll: { enabled: false },
      bpmnRenderer: {
        defaultFillColor: 'var(--cds-layer-01)',
        defaultStrokeColor: 'var(--diagram-line)',
        defaultLabelColor: 'var(--cds-text-primary)',
      },
    } as ConstructorParameters<typeof NavigatedViewer>[0])
    this.viewer.on('import.parse.complete', (event: { definitions?: DiagramPart }) => {
      if (event.definitions) translateDiagram(event.definitions)
    })
    this.viewer.on('element.click', (event: { element: { id: string } }) => opened(event.element.id))
  }

  /** Draws the diagram so that all of it is seen; in the person's language; false when it cannot be read. */
  async draw(drawing: Drawing): Promise<boolean> {
    try {
      await this.viewer.importXML(drawing.xml)
    } catch {
      return false
    }
    this.marked = []
    this.mark(drawing.states)
    this.fit()
    return true
  }

  /** Marks how far the request has come. */
  mark(states: Drawing['states']): void {
    const canvas = this.canvas()
    const registry = this.viewer.get('elementRegistry') as Registry
    this.marked.forEach(({ id, marker }) => canvas.removeMarker(id, marker))
    this.marked = states
      .flatMap(({ elementId, state }) => {
        const drawn = registry.get(elementId)
        if (!drawn) return []
        const frame = drawn.type === 'bpmn:SubProcess' ? ['way-frame'] : []
        return [`way-${state}`, ...frame].map((marker) => ({ id: elementId, marker }))
      })
    this.marked.forEach(({ id, marker }) => canvas.addMarker(id, marker))
  }

  fit(): void {
    this.canvas().zoom('fit-viewport', 'auto')
  }

  zoomIn(): void {
    this.canvas().zoom(this.canvas().zoom() * STEP)
  }

  zoomOut(): void {
    this.canvas().zoom(this.canvas().zoom() / STEP)
  }

  detach(): void {
    this.viewer.destroy()
  }

  private canvas(): Canvas {
    return this.viewer.get('canvas') as Canvas
  }
}

/** States to draw: what was entered, then what lies ahead. */
export function states(diagram: { elements: Drawing['states']; way: Stop[] }): Drawing['states'] {
  return [...diagram.elements, ...diagram.way.filter(({ state }) => state === 'next')]
}
