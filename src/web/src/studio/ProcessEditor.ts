import './process-editor.css'
import Modeler from 'camunda-bpmn-js/lib/camunda-cloud/Modeler'
import linting from '@camunda/linting/modeler'
import { ProcessMarks } from './checks/ProcessMarks'
import type { ModelEditor, Place } from './ModelEditor'
import { Original } from './Original'

interface Canvas {
  viewbox(): { inner: Box; outer: { width: number; height: number } }
  viewbox(box: Box): void
}

interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** Pixels at the left that the palette takes, and around the diagram. */
const PALETTE = 130
const MARGIN = 24

/** Owns a BPMN modeler with its properties panel. */
export class ProcessEditor implements ModelEditor {
  private readonly modeler: Modeler
  private readonly original = new Original()
  readonly marks: ProcessMarks

  constructor(place: Place) {
    this.modeler = new Modeler({ container: place.canvas, propertiesPanel: { parent: place.properties }, additionalModules: [linting] })
    this.marks = new ProcessMarks(this.modeler)
    this.modeler.on('commandStack.changed', () => {
      this.original.touched()
      place.changed()
    })
  }

  async open(content: string): Promise<void> {
    this.original.take(content)
    await this.modeler.importXML(content)
    this.fit()
  }

  /** Shows the whole diagram, beside the palette. */
  private fit(): void {
    const canvas = this.modeler.get('canvas') as Canvas
    const { inner, outer } = canvas.viewbox()
    const scale = Math.min(1, (outer.width - PALETTE - MARGIN) / inner.width, (outer.height - 2 * MARGIN) / inner.height)
    canvas.viewbox({
      x: inner.x - PALETTE / scale,
      y: inner.y - MARGIN / scale,
      width: outer.width / scale,
      height: outer.height / scale,
    })
  }

  content(): Promise<string> {
    return this.original.or(async () => (await this.modeler.saveXML({ format: true })).xml)
  }

  detach(): void {
    this.modeler.destroy()
  }
}
