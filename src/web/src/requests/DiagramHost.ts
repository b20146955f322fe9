import 'bpmn-js/dist/assets/diagram-js.css'
import 'bpmn-js/dist/assets/bpmn-js.css'
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer'
import type { Stop, StopState } from '../api/timeline'
import { type DiagramPart, translateDiagram } from '../i18n/texts'
import { diagramText } from './diagramText'

/** How far an element is; what lies ahead, too. */
export interface State {
  elementId: string
  state: StopState
}

/** How warm an element is, 1 to 5, and the number that stands at it. */
export interface Spot {
  elementId: string
  warmth: number
  text: string
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
interface Overlays {
  add(elementId: string, type: string, overlay: object): string
  remove(filter: { type: string }): void
}

const NUMBERS = 'heat'
const STEPS = 'path'

const STEP = 1.25

/** Owns one viewer of bpmn-js: draws a diagram, marks or warms its elements, zooms. The watermark stays as its licence asks. */
export class DiagramHost {
  private readonly viewer: NavigatedViewer
  private marked: { id: string; marker: string }[] = []

  constructor(container: HTMLElement, opened: (elementId: string) => void) {
    this.viewer = new NavigatedViewer({
      container,
      // The wheel scrolls the page; the buttons zoom.
      zoomScroll: { enabled: false },
      textRenderer: diagramText,
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
  async draw(xml: string): Promise<boolean> {
    try {
      await this.viewer.importXML(xml)
    } catch {
      return false
    }
    this.marked = []
    this.fit()
    return true
  }

  /** Marks how far the request has come. */
  mark(states: State[]): void {
    this.remark(
      states.flatMap(({ elementId, state }) => {
        const frame = this.registry().get(elementId)?.type === 'bpmn:SubProcess' ? ['way-frame'] : []
        return [`way-${state}`, ...frame].map((marker) => ({ id: elementId, marker }))
      }),
    )
  }

  /** Colours the elements by their warmth, each with its number. */
  heat(spots: Spot[]): void {
    const overlays = this.viewer.get('overlays') as Overlays
    overlays.remove({ type: NUMBERS })
    const drawn = spots.filter(({ elementId }) => this.registry().get(elementId))
    this.remark(drawn.map(({ elementId, warmth }) => ({ id: elementId, marker: `heat-${warmth}` })))
    for (const { elementId, text } of drawn) {
      const html = document.createElement('span')
      html.className = 'heat__number'
      html.dir = 'auto'
      html.textContent = text
      overlays.add(elementId, NUMBERS, { position: { top: -10, right: 30 }, scale: { min: 0.8, max: 1.2 }, html })
    }
  }

  /** Draws a way over elements and flows, each element with the number of its step; what is not in the diagram is left out. */
  path(steps: string[]): void {
    const overlays = this.viewer.get('overlays') as Overlays
    overlays.remove({ type: STEPS })
    const drawn = [...new Set(steps)].filter((id) => this.registry().get(id))
    this.remark(drawn.map((id, at) => ({ id, marker: at === drawn.length - 1 ? 'path-last' : 'path-step' })))
    drawn
      .filter((id) => this.registry().get(id)?.type !== 'bpmn:SequenceFlow')
      .forEach((id, at) => {
        const html = document.createElement('span')
        html.className = 'path-number'
        html.textContent = new Intl.NumberFormat(document.documentElement.lang || undefined).format(at + 1)
        overlays.add(id, STEPS, { position: { top: -12, left: -8 }, scale: { min: 0.8, max: 1.2 }, html })
      })
  }

  private remark(marks: { id: string; marker: string }[]): void {
    const canvas = this.canvas()
    this.marked.forEach(({ id, marker }) => canvas.removeMarker(id, marker))
    this.marked = marks.filter(({ id }) => this.registry().get(id))
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

  private registry(): Registry {
    return this.viewer.get('elementRegistry') as Registry
  }
}

/** States to draw: what was entered, then what lies ahead. */
export function states(diagram: { elements: State[]; way: Stop[] }): State[] {
  return [...diagram.elements, ...diagram.way.filter(({ state }) => state === 'next')]
}
