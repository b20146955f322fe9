import '@bpmn-io/form-js-viewer/dist/assets/form-js.css'
import { Form } from '@bpmn-io/form-js-viewer'
import type { ModelEditor, Place } from '../ModelEditor'

/** Owns a form as people see it who fill it in; nothing can be entered. */
export class FormModelViewer implements ModelEditor {
  private readonly form: Form
  private read = ''

  constructor(place: Place) {
    this.form = new Form({ container: place.canvas, properties: { readOnly: true } } as ConstructorParameters<typeof Form>[0])
  }

  async open(content: string): Promise<void> {
    this.read = content
    await this.form.importSchema(JSON.parse(content))
  }

  content(): Promise<string> {
    return Promise.resolve(this.read)
  }

  detach(): void {
    this.form.destroy()
  }
}
