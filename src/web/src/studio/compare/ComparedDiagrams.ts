import 'bpmn-js/dist/assets/diagram-js.css'
import 'bpmn-js/dist/assets/bpmn-js.css'
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer'
import type { Change, Difference } from './difference'
import { diagramText } from '../../requests/diagramText'

interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** The parts of bpmn-js that are used here; its own types leave services untyped. */
interface Canvas {
  zoom(to: 'fit-viewport', center: 'auto'): number
  viewbox(): Box & { outer: { width: number; height: number } }
  viewbox(box: Box): void
  getAbsoluteBBox(element: object): Box
  findRoot(element: object): object | undefined
  getRootElement(): object
  setRootElement(root: object): void
  addMarker(id: string, marker: string): void
  removeMarker(id: string, marker: string): void
}
interface Registry {
  get(id: string): { id: string; x?: number; y?: number; width?: number; height?: number; waypoints?: { x: number; y: number }[] } | undefined
}

const CURRENT = 'compare-current'

/** Which changes are drawn on which side: what is new is not there before, what is gone is not there after. */
const DRAWN: Record<'before' | 'after', Change[]> = { before: ['removed', 'changed', 'moved'], after: ['added', 'changed', 'moved'] }

/** Owns two viewers that show the same part of two versions of a diagram. */
export class ComparedDiagrams {
  private readonly viewers: { before: NavigatedViewer; after: NavigatedViewer }
  private following = false
  private current: string | null = null

  constructor(before: HTMLElement, after: HTMLElement, opened: (element: string) => void) {
    this.viewers = { before: viewer(before), after: viewer(after) }
    for (const side of ['before', 'after'] as const) {
      const other = side === 'before' ? this.viewers.after : this.viewers.before
      this.viewers[side].on('canvas.viewbox.changed', () => this.follow(this.viewers[side], other))
      this.viewers[side].on('element.click', (event: { element: { id: string } }) => opened(event.element.id))
    }
  }

  /** Draws both; rejects when one cannot be read. */
  async draw(before: string, after: string, differences: Difference[]): Promise<void> {
    await this.viewers.before.importXML(before)
    await this.viewers.after.importXML(after)
    this.current = null
    for (const side of ['before', 'after'] as const) {
      for (const { id, changes } of differences) {
        const [drawn] = DRAWN[side].filter((change) => changes.includes(change))
        if (drawn && registry(this.viewers[side]).get(id)) canvas(this.viewers[side]).addMarker(id, `compare-${drawn}`)
      }
    }
    canvas(this.viewers.after).zoom('fit-viewport', 'auto')
  }

  /** Brings an element into the middle of both, and marks it; false when neither draws it. */
  show(id: string): boolean {
    const both = [this.viewers.before, this.viewers.after]
    both.forEach((one) => {
      if (this.current !== null && registry(one).get(this.current)) canvas(one).removeMarker(this.current, CURRENT)
    })
    const drawn = both.filter((one) => registry(one).get(id))
    this.current = id
    drawn.forEach((one) => {
      const root = canvas(one).findRoot(registry(one).get(id)!)
      if (root && root !== canvas(one).getRootElement()) canvas(one).setRootElement(root)
      canvas(one).addMarker(id, CURRENT)
    })
    const last = drawn.at(-1)
    if (last) center(last, id)
    return last !== undefined
  }

  detach(): void {
    this.viewers.before.destroy()
    this.viewers.after.destroy()
  }

  private follow(from: NavigatedViewer, to: NavigatedViewer): void {
    if (this.following) return
    this.following = true
    const { x, y, width, height } = canvas(from).viewbox()
    canvas(to).viewbox({ x, y, width, height })
    this.following = false
  }
}

function viewer(container: HTMLElement): NavigatedViewer {
  return new NavigatedViewer({
    container,
    // The wheel scrolls the page; with Ctrl held down it zooms.
    textRenderer: diagramText,
    bpmnRenderer: {
      defaultFillColor: 'var(--cds-layer-01)',
      defaultStrokeColor: 'var(--diagram-line)',
      defaultLabelColor: 'var(--cds-text-primary)',
    },
  } as ConstructorParameters<typeof NavigatedViewer>[0])
}

const canvas = (viewer: NavigatedViewer) => viewer.get('canvas') as Canvas
const registry = (viewer: NavigatedViewer) => viewer.get('elementRegistry') as Registry

/** At a scale at which labels are read. */
function center(viewer: NavigatedViewer, id: string): void {
  const { x = 0, y = 0, width = 0, height = 0, waypoints } = registry(viewer).get(id)!
  const [first, last] = [waypoints?.[0], waypoints?.at(-1)]
  const middle = first && last ? { x: (first.x + last.x) / 2, y: (first.y + last.y) / 2 } : { x: x + width / 2, y: y + height / 2 }
  const box = canvas(viewer).viewbox()
  const scale = Math.max(box.outer.width / box.width, 0.7)
  const size = { width: box.outer.width / scale, height: box.outer.height / scale }
  canvas(viewer).viewbox({ x: middle.x - size.width / 2, y: middle.y - size.height / 2, ...size })
}
