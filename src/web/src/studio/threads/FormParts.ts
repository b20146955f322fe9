import { CountSheet, HeardParts, type MarkWords, type Part, type Parts } from './Parts'

interface Field {
  id: string
  type: string
  label?: string
  key?: string
  /** Of a text without a field. */
  text?: string
}

interface Library {
  get(service: string): unknown
}

const LONGEST = 60

/** The components of a form. */
export class FormParts implements Parts {
  private readonly heard: HeardParts
  private readonly sheet: CountSheet

  constructor(
    private readonly form: Library,
    private readonly canvas: HTMLElement,
  ) {
    this.heard = new HeardParts(canvas, (element) => {
      const id = element.closest<HTMLElement>('[data-id]')?.dataset.id
      return this.all().find((part) => part.id === id)?.id
    })
    this.sheet = new CountSheet(canvas, (id) => [`.fjs-element[data-id="${id}"]`, `.fjs-shown[data-id="${id}"] > *`])
  }

  all(): Part[] {
    const fields = (this.form.get('formFieldRegistry') as { getAll(): Field[] }).getAll()
    return fields.filter(({ type }) => type !== 'default').map((field) => ({ id: field.id, name: nameOf(field) }))
  }

  onChosen(told: (id: string | null) => void): void {
    this.heard.onChosen(told)
  }

  mark(marks: ReadonlyMap<string, MarkWords>): void {
    this.sheet.show(marks)
  }

  goTo(id: string): void {
    const field = (this.form.get('formFieldRegistry') as { get(id: string): unknown }).get(id)
    if (!field) return
    const selection = this.form.get('selection') as { set(field: unknown): void } | null
    selection?.set(field)
    this.canvas.querySelector(`.fjs-element[data-id="${CSS.escape(id)}"], .fjs-shown[data-id="${CSS.escape(id)}"] > *`)?.scrollIntoView({ block: 'center' })
  }

  detach(): void {
    this.heard.detach()
    this.sheet.detach()
  }
}

/** What people call a component: its label, or how its text begins, or its key. */
export function nameOf({ label, text, key }: Omit<Field, 'id' | 'type'>): string | null {
  const words = label?.trim() || (text ?? '').replace(/[#*_`]/g, '').trim().split('\n')[0] || key || ''
  return words === '' ? null : words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words
}
