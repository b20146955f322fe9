/** A Camunda Form as the API sends it: only what the client reads of it. */
export interface FormSchema {
  components: FormComponent[]
  [other: string]: unknown
}

export interface FormComponent {
  id: string
  type: string
  key?: string
  path?: string
  label?: string
  values?: { label: string; value: unknown }[]
  components?: FormComponent[]
  [other: string]: unknown
}

/** What is entered, by field. */
export type Values = Record<string, unknown>

/** What is wrong, by field; a field in a list is named as the server does: `quotes[0].person`. */
export type FieldErrors = Record<string, string[]>

/** The top-level groups of a form: its steps, where there is more than one. */
export function groups(schema: FormSchema): FormComponent[] {
  return schema.components.filter((component) => component.type === 'group')
}

/** The name of a value's path: `['quotes', 0, 'person']` is `quotes[0].person`. */
export function pathName(path: (string | number)[]): string {
  return path.map((part, i) => (/^\d+$/.test(String(part)) ? `[${part}]` : i ? `.${part}` : part)).join('')
}

/** The outermost field of a path: `quotes[0].person` is about `quotes`. */
export function rootField(path: string): string {
  return path.split(/[.[]/, 1)[0]!
}

/** The names of all fields below a component. */
export function fieldsOf(component: FormComponent): string[] {
  const own = component.key ?? component.path
  if (own) return [rootField(own)]
  return (component.components ?? []).flatMap(fieldsOf)
}

/** Of the data what is no field's value: what the form only reads. */
export function variables(schema: FormSchema, data: Values): Values {
  const fields = new Set(schema.components.flatMap(fieldsOf))
  return Object.fromEntries(Object.entries(data).filter(([name]) => !fields.has(name)))
}

/** The values without what was left empty. */
export function filled(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).filter(
      ([, value]) => value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && !value.length),
    ),
  )
}
