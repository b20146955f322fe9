import i18next from 'i18next'
import { problemWords, text } from '../i18n/texts'
import { type FormComponent, type FormSchema, rootField, type Values } from './schema'

type Row = Record<string, unknown>
type Say = (value: string) => string

const checkName: Say = (name) => i18next.t(`check.${name}`, { defaultValue: name })
const metric: Say = (name) => i18next.t(`metric.${name}`, { defaultValue: name })
const channel: Say = (name) => i18next.t(`channel.${name}`, { defaultValue: name })
const publication: Say = (state) => i18next.t(`publicationState.${state}`, { defaultValue: state })
const status: Say = (name) => i18next.t(`status.${name}`, { defaultValue: name })

/** The columns of tables that the server words or names, by the variable that they come in. */
const tables: Record<string, Record<string, Say>> = {
  briefProblems: { message: problemWords },
  changesRequested: { title: text },
  channelChecks: { label: text },
  collected: { metric, source: channel },
  duplicates: { status },
  findings: { check: checkName, message: problemWords },
  publications: { channel, state: publication },
  results: { metric, source: channel },
}

/** Single facts that the server words, and nobody can change. */
const facts: Record<string, Record<string, Say>> = {
  approvalStep: { title: text },
  deliverable: { title: text },
  request: { typeTitle: text },
}

/** The names of what can be entered in a component or below it. */
function writable(component: FormComponent): string[] {
  const name = component.key ?? component.path
  if (name) return component.readonly ? [] : [rootField(name)]
  return (component.components ?? []).flatMap(writable)
}

/**
 * What a task's form is given to read, in the person's language: names of checks, channels and states, titles from
 * decision tables, what the server's checks found. What a person enters stays as it is, also where a field is called
 * like a table (`results`).
 */
export function spoken(schema: FormSchema, data: Values): Values {
  const own = new Set(schema.components.flatMap(writable))
  const say = (row: unknown, columns: Record<string, Say>): unknown => {
    if (typeof row !== 'object' || row === null) return row
    const said: Row = { ...row }
    for (const [name, words] of Object.entries(columns)) if (typeof said[name] === 'string') said[name] = words(said[name])
    return said
  }
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => {
      if (own.has(name)) return [name, value]
      if (tables[name] && Array.isArray(value)) return [name, value.map((row) => say(row, tables[name]!))]
      return [name, facts[name] ? say(value, facts[name]) : value]
    }),
  )
}
