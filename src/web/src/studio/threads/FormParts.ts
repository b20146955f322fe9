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
  get(service: string, strict?: boolean): unknown
}

/** Of what carries a component's id within the component, where the library does not say it. */
export const FIELD_ID = 'fjs-field-id'

const LONGEST = 60

/** A chosen component has the editor's button to remove it in the corner. */
const BESIDE_REMOVE = '2rem'

/** The components of a form. */
export class FormParts implements Parts {
  private readonly heard: HeardParts
  private readonly sheet: CountSheet

  constructor(
    private readonly form: Library,
    private readonly canvas: HTMLElement,
  ) {
    this.heard = new HeardParts(canvas, (element) => {
      // What is chosen stays so while its properties are written.
      if (element.closest('.fjs-properties-container')) return undefined
      const field = element.closest<HTMLElement>('.fjs-element')
      const id = field?.dataset.id ?? field?.querySelector<HTMLElement>(`:scope > .${FIELD_ID}`)?.dataset.id
      return this.all().find((part) => part.id === id)?.id ?? null
    })
    this.sheet = new CountSheet(drawn, undefined, BESIDE_REMOVE)
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
    // A viewer has none.
    const selection = this.form.get('selection', false) as { set(field: unknown): void } | null
    selection?.set(field)
    this.canvas.querySelector(drawn(CSS.escape(id)).join(', '))?.scrollIntoView({ block: 'center' })
  }

  detach(): void {
    this.heard.detach()
    this.sheet.detach()
  }
}

/** Selectors of a component, by its id as CSS has it: in the editor, and in the viewer. */
const drawn = (id: string) => [`.fjs-element[data-id="${id}"]`, `.fjs-element:has(> .${FIELD_ID}[data-id="${id}"])`]

/** What people call a component: its label, or how its text begins, or its key. */
export function nameOf({ label, text, key }: Omit<Field, 'id' | 'type'>): string | null {
  const words = label?.trim() || (text ?? '').replace(/[#*_`]/g, '').trim().split('\n')[0] || key || ''
  return words === '' ? null : words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words
}
