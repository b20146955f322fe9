import type { FormSchema, Values } from '../forms/schema'
import { enteredNames } from '../tasks/taskForm'

/** What the link of a mail fills in beforehand: fields of the form that a person can enter, and nothing else. */
export function chosen(schema: FormSchema, search: string): Values {
  const names = new Set(enteredNames(schema.components))
  return Object.fromEntries([...new URLSearchParams(search)].filter(([name]) => names.has(name)))
}
