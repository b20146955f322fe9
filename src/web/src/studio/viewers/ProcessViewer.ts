import 'bpmn-js/dist/assets/diagram-js.css'
import 'bpmn-js/dist/assets/bpmn-js.css'
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer'
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json'
import { APART } from '../compare/processDifferences'
import { type Moddle, propertiesOf } from '../compare/moddle'
import { fitDiagram, type FittedCanvas } from '../fitDiagram'
import type { ModelEditor, Place } from '../ModelEditor'
import { DiagramParts } from '../threads/DiagramParts'
import { diagramText } from '../../requests/diagramText'

interface Selection {
  newSelection: { businessObject: Moddle }[]
}

interface Root {
  /** Undefined while nothing is drawn yet. */
  businessObject?: Moddle
}

/** Owns a BPMN viewer; beside it stands what the chosen element says, or the process as long as none is chosen. */
export class ProcessViewer implements ModelEditor {
  private readonly viewer: NavigatedViewer
  readonly parts: DiagramParts
  private read = ''

  constructor(private readonly place: Place) {
    this.viewer = new NavigatedViewer({ container: place.canvas, moddleExtensions: { zeebe }, textRenderer: diagramText })
    this.parts = new DiagramParts(this.viewer)
    this.viewer.on('selection.changed', ({ newSelection }: Selection) => this.describe(newSelection[0]?.businessObject))
  }

  async open(content: string): Promise<void> {
    this.read = content
    await this.viewer.importXML(content)
    fitDiagram(this.viewer.get('canvas') as FittedCanvas)
    this.describe(undefined)
  }

  content(): Promise<string> {
    return Promise.resolve(this.read)
  }

  detach(): void {
    this.viewer.destroy()
    this.place.properties.replaceChildren()
  }

  private describe(chosen: Moddle | undefined): void {
    const shown = chosen ?? (this.viewer.get('canvas') as { getRootElement(): Root }).getRootElement().businessObject
    if (!shown) return
    const list = document.createElement('dl')
    list.className = 'studio__said-list'
    list.append(...[['Id', shown.id ?? ''], ...propertiesOf(shown, APART)].flatMap(([name, value]) => [entry('dt', name!), entry('dd', value!)]))
    this.place.properties.replaceChildren(list)
  }
}

function entry(tag: 'dt' | 'dd', text: string): HTMLElement {
  const element = document.createElement(tag)
  element.textContent = text
  return element
}
