import { filled, type FormComponent, type FormSchema, type Values } from '../forms/schema'

/**
 * The form without what stands beside it on the page: its heading, and the request's fields, which nobody can
 * change there. What is left is what the person has to read for this task alone, and to answer.
 */
export function besideRequest(schema: FormSchema): FormSchema {
  const kept = (components: FormComponent[]): FormComponent[] =>
    components.flatMap((component) => {
      if (component.type === 'text' && String(component.text).startsWith('# ')) return []
      if (component.readonly && /^(request|brief)\./.test(component.key ?? '')) return []
      if (!component.components || component.type === 'dynamiclist') return [component]
      const inner = kept(component.components)
      return inner.length ? [{ ...component, components: inner }] : []
    })
  return { ...schema, components: kept(schema.components) }
}

/** The names of all that a person can enter in the form, in its order. */
export function enteredNames(components: FormComponent[]): string[] {
  return components.flatMap((component) => {
    if (component.readonly || component.disabled) return []
    const name = component.key ?? component.path
    if (name) return [name.split('.')[0]!]
    return component.components ? enteredNames(component.components) : []
  })
}

/** Of a form's values what was entered: not what it only shows. */
export function entered(schema: FormSchema, values: Values): Values {
  const names = new Set(enteredNames(schema.components))
  return filled(Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name))))
}
