import { api } from '../api/api'
import type { ModelKind } from '../api/models'
import type { Marks } from './checks/Marks'
import type { Parts } from './threads/Parts'

/** One library's editor, drawn into an element. */
export interface ModelEditor {
  /** Shows a model; rejects when it cannot be read. */
  open(content: string): Promise<void>
  /** The model as it is now; exactly what was opened when nothing was changed. */
  content(): Promise<string>
  /** Where findings are shown; undefined where there is no place for them. */
  readonly marks?: Marks
  /** What people may talk about, and where it is marked. */
  readonly parts: Parts
  /** What else can be done with a diagram; undefined for other models. */
  readonly tools?: DiagramTools
  detach(): void
}

/** What one does with a diagram besides changing it. */
export interface DiagramTools {
  /** Opens the search for elements. */
  search(): void
  /** Shows or hides the small map of the whole diagram. */
  toggleMap(): void
  /** Begins or ends to play the process through; `told` hears which of the two whenever it changes. */
  toggleSimulation(): void
  onSimulation(told: (on: boolean) => void): void
  /** Shows all of the diagram. */
  fit(): void
}

/** Where an editor is drawn, and who hears of changes. */
export interface Place {
  canvas: HTMLElement
  properties: HTMLElement
  changed: () => void
}

/** Loads the editor of a kind; each is a chunk of its own. */
export async function editorOf(kind: ModelKind, place: Place): Promise<ModelEditor> {
  switch (kind) {
    case 'process': {
      // Without them one can still draw: the editor opens all the same.
      const [{ ProcessEditor }, templates, variables] = await Promise.all([import('./ProcessEditor'), api.modelTemplates(), api.modelVariables()])
      return new ProcessEditor(place, templates.ok ? templates.value : [], variables.ok ? variables.value : null)
    }
    case 'decision':
      return new (await import('./DecisionEditor')).DecisionEditor(place)
    case 'form':
      return new (await import('./FormModelEditor')).FormModelEditor(place)
  }
}

/** Loads what shows a kind to who may not change it. */
export async function viewerOf(kind: ModelKind, place: Place): Promise<ModelEditor> {
  switch (kind) {
    case 'process':
      return new (await import('./viewers/ProcessViewer')).ProcessViewer(place)
    case 'decision':
      return new (await import('./viewers/DecisionViewer')).DecisionViewer(place)
    case 'form':
      return new (await import('./viewers/FormModelViewer')).FormModelViewer(place)
  }
}
