import './process-editor.css'
import simulation from 'bpmn-js-token-simulation'
import Modeler from 'camunda-bpmn-js/lib/camunda-cloud/Modeler'
import linting from '@camunda/linting/modeler'
import type { ContractVariables } from '../api/models'
import { ProcessMarks } from './checks/ProcessMarks'
import { ContractVariablesModule } from './ContractVariables'
import { fitDiagram, type FittedCanvas } from './fitDiagram'
import { KeptDrawingModule } from './KeptDrawing'
import type { DiagramTools, ModelEditor, Place } from './ModelEditor'
import { Original } from './Original'
import { spelledAs } from './spelledAs'

interface EditorActions {
  trigger(action: string): void
}

/** Pixels at the left that the palette takes. */
const PALETTE = 130

/** Owns a BPMN modeler with its properties panel, the templates of our job types, and the variables that they set. */
export class ProcessEditor implements ModelEditor {
  readonly tools: DiagramTools
  private readonly modeler: Modeler
  private readonly original = new Original()
  readonly marks: ProcessMarks

  constructor(place: Place, templates: object[], variables: ContractVariables | null) {
    this.modeler = new Modeler({
      container: place.canvas,
      propertiesPanel: { parent: place.properties },
      // A diagram stays where its author drew it: the library would move all of it when it is saved.
      disableAdjustOrigin: true,
      elementTemplates: templates,
      contractVariables: variables,
      additionalModules: [linting, simulation, ContractVariablesModule, KeptDrawingModule],
    })
    this.marks = new ProcessMarks(this.modeler)
    this.modeler.on('commandStack.changed', () => {
      this.original.touched()
      place.changed()
    })
    this.tools = {
      search: () => this.trigger('find'),
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

  private trigger(action: string): void {
    ;(this.modeler.get('editorActions') as EditorActions).trigger(action)
  }
}
