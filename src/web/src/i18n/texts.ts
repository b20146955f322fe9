import i18next from 'i18next'
import type { FormComponent, FormSchema } from '../forms/schema'

/** The room of i18next for the words of models and forms; a language's file has them below `texts`. */
export const TEXTS = 'texts'

/** Says an English text in another language. */
export type Translate = (english: string) => string

/**
 * A text of a model, a form or the catalogue in the person's language. The texts are kept by their English words:
 * one that moves or is shared stays translated, and one that its owner edits is shown as it was written.
 */
export const text: Translate = (english) => find(english) ?? english

/** Nothing is asked for by no words: i18next would answer with all texts. */
const find = (english: string): string | undefined => {
  const words = english.replace(/\s+/g, ' ').trim()
  return words === '' ? undefined : i18next.getResource(i18next.language, TEXTS, words)
}

/**
 * What a check of the server found, in the person's language: a whole sentence, or a field's label, a colon and what
 * to do. English where a part of it is not known.
 */
export function problemWords(message: string): string {
  const whole = found(message)
  if (whole) return whole
  for (let at = message.indexOf(': '); at > 0; at = message.indexOf(': ', at + 1)) {
    const label = find(message.slice(0, at))
    const remedy = found(message.slice(at + 2))
    if (label && remedy) return i18next.t('form.problem', { label, remedy })
  }
  return message
}

/** The text as it stands, else the one that has places `{{1}}`, `{{2}}` for what it quotes and counts. */
function found(english: string): string | undefined {
  const own: string[] = []
  const pattern = english.replace(/'[^']+'|[+-]?\d+(?:[-.:]\d+)*/g, (part) => `{{${own.push(part)}}}`)
  return find(english) ?? find(pattern)?.replace(/\{\{(\d+)\}\}/g, (_, place) => own[Number(place) - 1]!)
}

/** What people read of a form's component, whatever its type. */
const WORDS = ['label', 'dateLabel', 'timeLabel', 'description', 'alt', 'title'] as const

/** A form (form-js schema) with all its words in the person's language. The given one stays as it is. */
export function translated(schema: FormSchema, say: Translate = text): FormSchema {
  return { ...schema, components: schema.components.map((component) => translatedComponent(component, say)) }
}

function translatedComponent(component: FormComponent, say: Translate): FormComponent {
  const copy: FormComponent = { ...component }
  for (const name of WORDS) if (typeof copy[name] === 'string') copy[name] = words(copy[name], say)
  if (typeof component.text === 'string') copy.text = lines(component.text, say)
  if (component.validate) copy.validate = each(component.validate as Record<string, unknown>, say, ['patternErrorMessage'])
  if (component.appearance) copy.appearance = each(component.appearance as Record<string, unknown>, say)
  if (component.values) copy.values = component.values.map((option) => ({ ...option, label: words(option.label, say) }))
  if (Array.isArray(component.columns)) copy.columns = component.columns.map((column) => each(column, say, ['label']))
  if (component.components) copy.components = component.components.map((child) => translatedComponent(child, say))
  return copy
}

/** A text, unless it is an expression. */
const words = (value: string, say: Translate) => (value.startsWith('=') ? value : say(value))

/** A text view, line by line: marks of headings and lists stay, and what is only filled in has no words. */
function lines(markdown: string, say: Translate): string {
  return markdown
    .split('\n')
    .map((line) => {
      const [, mark = '', rest = ''] = line.match(/^(\s*(?:#+|[-*]|\d+\.)\s+)?(.*)$/)!
      return mark + say(rest)
    })
    .join('\n')
}

function each(values: Record<string, unknown>, say: Translate, names = Object.keys(values)): Record<string, unknown> {
  const said = names
    .filter((name) => typeof values[name] === 'string')
    .map((name) => [name, words(values[name] as string, say)])
  return { ...values, ...Object.fromEntries(said) }
}

/** What a diagram is made of, as bpmn-js reads it (a moddle element). */
export interface DiagramPart {
  $type: string
  [property: string]: unknown
}

/**
 * Says the labels of a diagram in the person's language. To be called when bpmn-js has read the diagram and not
 * drawn it yet: `viewer.on('import.parse.complete', ({ definitions }) => translateDiagram(definitions))`.
 */
export function translateDiagram(definitions: DiagramPart, say: Translate = text): void {
  const seen = new Set<unknown>()
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit)
    if (typeof value !== 'object' || value === null || !('$type' in value) || seen.has(value)) return
    seen.add(value)
    const part = value as DiagramPart
    if (typeof part.name === 'string') part.name = say(part.name)
    if (part.$type === 'bpmn:TextAnnotation' && typeof part.text === 'string') part.text = say(part.text)
    for (const name of Object.keys(part)) if (!name.startsWith('$')) visit(part[name])
  }
  visit(definitions)
}
