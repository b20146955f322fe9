import './process-editor.css'
import simulation from 'bpmn-js-token-simulation'
import Modeler from 'camunda-bpmn-js/lib/camunda-cloud/Modeler'
import linting from '@camunda/linting/modeler'
import type { ContractVariables } from '../api/models'
import { ProcessMarks } from './checks/ProcessMarks'
import { ContractVariablesModule } from './ContractVariables'
import { type Box, comeNear, fitDiagram, type FittedCanvas } from './fitDiagram'
import { KeptDrawingModule } from './KeptDrawing'
import type { DiagramTools, ModelEditor, Place } from './ModelEditor'
import { Original } from './Original'
import { spelledAs } from './spelledAs'
import { DiagramParts } from './threads/DiagramParts'
import { diagramText } from '../requests/diagramText'

interface EditorActions {
  trigger(action: string): void
}

/** Pixels at the left that the palette takes. */
const PALETTE = 130

/** Below a half the simulation hides the buttons by which one plays. */
const PLAYABLE = 0.55

interface StartEvent extends Box {
  type: string
  parent?: object
}

interface Elements {
  find(which: (element: StartEvent) => boolean): StartEvent | undefined
}

/** Owns a BPMN modeler with its properties panel, the templates of our job types, and the variables that they set. */
export class ProcessEditor implements ModelEditor {
  readonly tools: DiagramTools
  private readonly modeler: Modeler
  private readonly original = new Original()
  readonly marks: ProcessMarks
  readonly parts: DiagramParts

  constructor(place: Place, templates: object[], variables: ContractVariables | null) {
    this.modeler = new Modeler({
      container: place.canvas,
      propertiesPanel: { parent: place.properties },
      // A diagram stays where its author drew it: the library would move all of it when it is saved.
      disableAdjustOrigin: true,
      textRenderer: diagramText,
      elementTemplates: templates,
      contractVariables: variables,
      additionalModules: [linting, simulation, ContractVariablesModule, KeptDrawingModule],
    })
    this.marks = new ProcessMarks(this.modeler)
    this.parts = new DiagramParts(this.modeler)
    this.modeler.on('commandStack.changed', () => {
      this.original.touched()
      place.changed()
    })
    this.modeler.on('tokenSimulation.toggleMode', ({ active }: { active: boolean }) => {
      if (active) this.showStart()
    })
    this.tools = {
      // Not within the click that asks for it: the search closes with any click beside it.
      search: () => void setTimeout(() => this.trigger('find')),
      toggleMap: () => (this.modeler.get('minimap') as { toggle(): void }).toggle(),
      toggleSimulation: () => this.trigger('toggleTokenSimulation'),
      onSimulation: (told) => this.modeler.on('tokenSimulation.toggleMode', ({ active }: { active: boolean }) => told(active)),
      fit: () => this.fit(),
    }
  }

  async open(content: string): Promise<void> {
    this.original.take(content)
    await this.modeler.importXML(content)
    this.fit()
  }

  content(): Promise<string> {
    return this.original.or(async (opened) => spelledAs(opened, (await this.modeler.saveXML({ format: true })).xml))
  }

  detach(): void {
    this.modeler.destroy()
  }

  private fit(): void {
    fitDiagram(this.modeler.get('canvas') as FittedCanvas, PALETTE)
  }

  /** So that one can begin to play, however large the diagram is. */
  private showStart(): void {
    const canvas = this.modeler.get('canvas') as FittedCanvas & { getRootElement(): object }
    const root = canvas.getRootElement()
    const start = (this.modeler.get('elementRegistry') as Elements).find(({ type, parent }) => type === 'bpmn:StartEvent' && parent === root)
    if (start) comeNear(canvas, start, PLAYABLE, PALETTE)
  }

  private trigger(action: string): void {
    ;(this.modeler.get('editorActions') as EditorActions).trigger(action)
  }
}
