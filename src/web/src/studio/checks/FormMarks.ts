import type { Finding } from '../../../../lint/lib/findings.js'
import { type Marks, MarkSheet } from './Marks'

interface Library {
  get(service: string): unknown
}

/** Marks on the fields of a form. */
export class FormMarks implements Marks {
  private readonly sheet: MarkSheet

  constructor(
    private readonly editor: Library,
    private readonly canvas: HTMLElement,
  ) {
    this.sheet = new MarkSheet(
      (id) => [`.fjs-element[data-id="${id}"]`],
      (colour) => `box-shadow: inset 4px 0 0 ${colour};`,
    )
  }

  show(findings: Finding[]): void {
    this.sheet.show(findings)
  }

  detach(): void {
    this.sheet.detach()
  }

  goTo({ element }: Finding): void {
    const field = (this.editor.get('formFieldRegistry') as { get(id: string): unknown }).get(element)
    if (!field) return
    ;(this.editor.get('selection') as { set(field: unknown): void }).set(field)
    this.canvas.querySelector(`.fjs-element[data-id="${CSS.escape(element)}"]`)?.scrollIntoView({ block: 'center' })
  }
}
