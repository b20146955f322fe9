import i18next from 'i18next'
import { problemWords, text } from '../i18n/texts'
import { listed } from '../i18n/words'
import { type FormComponent, type FormSchema, rootField, type Values } from './schema'

type Row = Record<string, unknown>
type Say = (value: string) => string
/** How a column is said; a list of words becomes one text. */
type Column = Say | { all: Say }

const checkName: Say = (name) => i18next.t(`check.${name}`, { defaultValue: name })
const metric: Say = (name) => i18next.t(`metric.${name}`, { defaultValue: name })
const channel: Say = (name) => i18next.t(`channel.${name}`, { defaultValue: name })
const publication: Say = (state) => i18next.t(`publicationState.${state}`, { defaultValue: state })
const status: Say = (name) => i18next.t(`status.${name}`, { defaultValue: name })

/** The columns of tables that the server words or names, by the variable that they come in. */
const tables: Record<string, Record<string, Column>> = {
  briefFields: { label: text },
  briefProblems: { message: problemWords },
  changesRequested: { title: text, fields: { all: text } },
  channelChecks: { label: text },
  collected: { metric, source: channel },
  duplicates: { status },
  findings: { check: checkName, message: problemWords },
  publications: { channel, state: publication },
  results: { metric, source: channel },
}

/** Single facts that the server words, and nobody can change. */
const facts: Record<string, Record<string, Column>> = {
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

function sayValue(value: unknown, column: Column): unknown {
  if (typeof column === 'function') return typeof value === 'string' ? column(value) : value
  return Array.isArray(value) ? listed(value.map((one) => column.all(String(one))), i18next.language) : value
}

/**
 * What a task's form is given to read, in the person's language: names of checks, channels and states, titles from
 * decision tables, what the server's checks found. What a person enters stays as it is, also where a field is called
 * like a table (`results`).
 */
export function spoken(schema: FormSchema, data: Values): Values {
  const own = new Set(schema.components.flatMap(writable))
  const say = (row: unknown, columns: Record<string, Column>): unknown => {
    if (typeof row !== 'object' || row === null) return row
    const said: Row = { ...row }
    for (const [name, column] of Object.entries(columns)) said[name] = sayValue(said[name], column)
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
