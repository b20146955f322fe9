import './decision-editor.css'
import { CamundaCloudModeler } from 'camunda-dmn-js'
import { DecisionMarks } from './checks/DecisionMarks'
import type { ModelEditor, Place } from './ModelEditor'
import { Original } from './Original'
import { VIEWS_CHANGED } from './revealInDecision'
import { DecisionParts } from './threads/DecisionParts'

const DIAGRAM = 'drd'

interface Bus {
  on(event: string, listener: () => void): void
}

/** Owns a DMN modeler: the diagram of requirements, tables and literal expressions. */
export class DecisionEditor implements ModelEditor {
  private readonly modeler: CamundaCloudModeler
  private readonly original = new Original()
  readonly marks: DecisionMarks
  readonly parts: DecisionParts
  private readonly heard = new WeakSet<Bus>()

  constructor(private readonly place: Place) {
    this.modeler = new CamundaCloudModeler({
      container: place.canvas,
      drd: { propertiesPanel: { parent: place.properties } },
    })
    this.marks = new DecisionMarks(this.modeler, place.canvas)
    this.parts = new DecisionParts(this.modeler, place.canvas)
    this.modeler.on(VIEWS_CHANGED, () => this.listen())
  }

  async open(content: string): Promise<void> {
    this.original.take(content)
    await this.modeler.importXML(content)
    const decisions = this.modeler.getViews().filter(({ type }) => type !== DIAGRAM)
    // Who comes for the one table that there is need not go through the diagram.
    if (decisions.length === 1) await this.modeler.open(decisions[0]!)
    this.listen()
  }

  content(): Promise<string> {
    return this.original.or(async () => (await this.modeler.saveXML({ format: true })).xml)
  }

  detach(): void {
    this.marks.detach()
    this.parts.detach()
    this.modeler.destroy()
  }

  /** Each view has a viewer with a bus of its own. */
  private listen(): void {
    this.place.properties.hidden = this.modeler.getActiveView()?.type !== DIAGRAM
    const bus = this.modeler.getActiveViewer()?.get('eventBus') as Bus | undefined
    if (!bus || this.heard.has(bus)) return
    this.heard.add(bus)
    bus.on('commandStack.changed', () => {
      this.original.touched()
      this.place.changed()
    })
  }
}
