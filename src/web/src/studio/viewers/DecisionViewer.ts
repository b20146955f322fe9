import '../decision-editor.css'
import NavigatedViewer from 'dmn-js/lib/NavigatedViewer'
import type { ModelEditor, Place } from '../ModelEditor'
import { DecisionParts } from '../threads/DecisionParts'

/** Owns a DMN viewer: the diagram of requirements, tables and literal expressions. */
export class DecisionViewer implements ModelEditor {
  private readonly viewer: NavigatedViewer
  readonly parts: DecisionParts
  private read = ''

  constructor(place: Place) {
    place.properties.hidden = true
    this.viewer = new NavigatedViewer({ container: place.canvas })
    this.parts = new DecisionParts(this.viewer, place.canvas)
  }

  async open(content: string): Promise<void> {
    this.read = content
    await this.viewer.importXML(content)
    const decisions = this.viewer.getViews().filter(({ type }) => type !== 'drd')
    // Who comes for the one table that there is need not go through the diagram.
    if (decisions.length === 1) await this.viewer.open(decisions[0]!)
  }

  content(): Promise<string> {
    return Promise.resolve(this.read)
  }

  detach(): void {
    this.parts.detach()
    this.viewer.destroy()
  }
}
