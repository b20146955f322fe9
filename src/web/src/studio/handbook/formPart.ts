import type { FormComponent, FormSchema } from '../../forms/schema'

/** A field as people fill it in. */
export interface Field {
  id: string
  label: string
  /** The list whose entries have it; empty outside of lists. */
  within: string
  help: string
  type: string
  required: boolean
  choices: string[]
}

/** Fields that stand together; without a title when they do so by themselves. */
export interface FieldSection {
  title: string
  fields: Field[]
}

/** What the fields of a form are; what is only read is left out. */
export function fieldSections(schema: FormSchema): FieldSection[] {
  const sections: FieldSection[] = []
  let loose: FieldSection | null = null
  for (const component of schema.components) {
    const fields = fieldsOf(component)
    if (fields.length === 0) continue
    if (component.components) {
      sections.push({ title: component.label ?? '', fields })
      loose = null
    } else if (loose) {
      loose.fields.push(...fields)
    } else {
      sections.push((loose = { title: '', fields }))
    }
  }
  return sections
}

function fieldsOf(component: FormComponent, within = ''): Field[] {
  const list = component.type === 'dynamiclist' ? plain(component.label) : within
  if (component.components) return component.components.flatMap((child) => fieldsOf(child, list))
  if (!component.key || component.readonly === true || component.type === 'button') return []
  return [
    {
      id: component.id,
      label: plain(component.label ?? component.dateLabel ?? component.timeLabel) || component.key,
      within,
      help: plain(component.description),
      type: component.type,
      required: (component.validate as { required?: unknown } | undefined)?.required === true,
      choices: (component.values ?? []).map(({ label }) => label),
    },
  ]
}

/** What is worked out only when the form is filled in has no words yet. */
const plain = (value: unknown) => (typeof value === 'string' && !value.startsWith('=') ? value : '')
