import '@bpmn-io/form-js-viewer/dist/assets/form-js.css'
import { Form, formFields } from '@bpmn-io/form-js-viewer'
import { Fragment, h, type ComponentType } from 'preact'
import type { ModelEditor, Place } from '../ModelEditor'
import { FIELD_ID, FormParts } from '../threads/FormParts'

/** Owns a form as people see it who fill it in; nothing can be entered. */
export class FormModelViewer implements ModelEditor {
  private readonly form: Form
  readonly parts: FormParts
  private read = ''

  constructor(place: Place) {
    this.form = new Form({ container: place.canvas, properties: { readOnly: true } } as ConstructorParameters<typeof Form>[0])
    nameFields(this.form.get('formFields'))
    this.parts = new FormParts(this.form, place.canvas)
  }

  async open(content: string): Promise<void> {
    this.read = content
    await this.form.importSchema(JSON.parse(content))
  }

  content(): Promise<string> {
    return Promise.resolve(this.read)
  }

  detach(): void {
    this.parts.detach()
    this.form.destroy()
  }
}

interface Shown {
  field: { id: string }
}

type Renderer = ComponentType<Shown> & { config: { type: string } }

/** Has each component carry its id, as in the editor; the viewer leaves ids away. */
function nameFields(fields: { register(type: string, renderer: Renderer): void }): void {
  for (const renderer of formFields as unknown as Renderer[]) {
    const mark = (shown: Shown) => h('span', { class: FIELD_ID, 'data-id': shown.field.id, hidden: true })
    const named = Object.assign((shown: Shown) => h(Fragment, null, h(renderer, shown), mark(shown)), { config: renderer.config })
    fields.register(renderer.config.type, named)
  }
}
