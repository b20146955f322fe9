import '@bpmn-io/form-js-viewer/dist/assets/form-js.css'
import '@bpmn-io/form-js-editor/dist/assets/form-js-editor.css'
import { FormEditor } from '@bpmn-io/form-js-editor'
import { FormMarks } from './checks/FormMarks'
import type { ModelEditor, Place } from './ModelEditor'
import { Original } from './Original'
import { FormParts } from './threads/FormParts'

/** Owns a form editor; it has its palette and properties within. */
export class FormModelEditor implements ModelEditor {
  private readonly editor: FormEditor
  private readonly original = new Original()
  readonly marks: FormMarks
  readonly parts: FormParts

  constructor(place: Place) {
    this.editor = new FormEditor({ container: place.canvas })
    this.marks = new FormMarks(this.editor, place.canvas)
    this.parts = new FormParts(this.editor, place.canvas)
    this.editor.on('commandStack.changed', () => {
      this.original.touched()
      place.changed()
    })
  }

  async open(content: string): Promise<void> {
    this.original.take(content)
    await this.editor.importSchema(JSON.parse(content))
  }

  content(): Promise<string> {
    return this.original.or(() => `${JSON.stringify(this.editor.saveSchema(), null, 2)}\n`)
  }

  detach(): void {
    this.marks.detach()
    this.parts.detach()
    this.editor.destroy()
  }
}
