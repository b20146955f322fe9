import type { ModelKind } from '../api/models'
import type { Marks } from './checks/Marks'

/** One library's editor, drawn into an element. */
export interface ModelEditor {
  /** Shows a model; rejects when it cannot be read. */
  open(content: string): Promise<void>
  /** The model as it is now; exactly what was opened when nothing was changed. */
  content(): Promise<string>
  /** Where findings are shown. */
  readonly marks: Marks
  detach(): void
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
    case 'process':
      return new (await import('./ProcessEditor')).ProcessEditor(place)
    case 'decision':
      return new (await import('./DecisionEditor')).DecisionEditor(place)
    case 'form':
      return new (await import('./FormModelEditor')).FormModelEditor(place)
  }
}
