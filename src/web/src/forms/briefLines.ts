import type { Moments } from '../i18n/moments'
import type { FormComponent, FormSchema } from './schema'

/** One answer of a brief, in words. */
export interface BriefLine {
  key: string
  label: string
  text: string
}

/** Answers that belong together, as the form groups them. */
export interface BriefSection {
  title: string
  lines: BriefLine[]
}

interface Writing {
  moments: Moments
  yes: string
  no: string
  list: (items: string[]) => string
}

/**
 * A brief in the words of its intake form: labels for keys, the options' labels for values, dates and numbers as
 * the person writes them. What is empty is left out, and so are fields of the brief that the form does not know.
 */
export function briefSections(schema: FormSchema, brief: Record<string, unknown>, writing: Writing): BriefSection[] {
  const line = (field: FormComponent): BriefLine[] => {
    if (!field.key || field.readonly) return []
    const value = brief[field.key]
    const text = value === undefined || value === null ? '' : write(field, value, writing)
    return text ? [{ key: field.key, label: field.label ?? String(field.dateLabel ?? field.timeLabel ?? field.key), text }] : []
  }
  const lines = (components: FormComponent[]): BriefLine[] =>
    components.flatMap((component) => [
      ...line(component),
      ...(component.components && component.type !== 'dynamiclist' ? lines(component.components) : []),
      ...(component.type === 'dynamiclist' ? entries(component, brief, writing) : []),
    ])
  return schema.components
    .map((component) => ({
      title: component.label ?? '',
      lines: lines(component.type === 'group' ? (component.components ?? []) : [component]),
    }))
    .filter((section) => section.lines.length > 0)
}

/** All fields below components, however deep. */
export function fieldsWithin(components: FormComponent[]): FormComponent[] {
  return components.flatMap((component) => [component, ...fieldsWithin(component.components ?? [])])
}

/** The entries of a list, each on a line of its own. */
function entries(list: FormComponent, brief: Record<string, unknown>, writing: Writing): BriefLine[] {
  const rows = brief[list.path ?? '']
  if (!Array.isArray(rows) || rows.length === 0) return []
  const text = rows
    .map((row: Record<string, unknown>) =>
      (list.components ?? [])
        .map((field) => (field.key && row[field.key] != null ? write(field, row[field.key], writing) : ''))
        .filter(Boolean)
        .join(' · '),
    )
    .join('\n')
  return [{ key: list.path!, label: list.label ?? list.path!, text }]
}

function write(field: FormComponent, value: unknown, { moments, yes, no, list }: Writing): string {
  if (Array.isArray(value)) return list(value.map((one) => option(field, one)))
  if (typeof value === 'boolean') return value ? yes : no
  if (field.type === 'number' && typeof value === 'number') {
    const { prefixAdorner, suffixAdorner } = (field.appearance ?? {}) as Record<string, string>
    return [prefixAdorner, moments.number(value), suffixAdorner].filter(Boolean).join(' ')
  }
  if (field.type === 'datetime' && field.subtype === 'date') return moments.date(String(value))
  return option(field, value)
}

function option(field: FormComponent, value: unknown): string {
  return field.values?.find((known) => known.value === value)?.label ?? String(value)
}
