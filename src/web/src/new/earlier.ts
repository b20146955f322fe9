import { fieldsOf, type FormComponent, type FormSchema, type Values } from '../forms/schema'

/**
 * What a new request takes over from an earlier one: the fields that its form has, without what was agreed about the
 * earlier one, and without dates that have passed.
 *
 * @param today the day as `2026-11-23`
 */
export function takenOver(schema: FormSchema, brief: Values, today: string): Values {
  const known = new Set(schema.components.flatMap(fieldsOf))
  const dates = new Set(datesOf(schema.components))
  return Object.fromEntries(
    Object.entries(brief).filter(
      ([field, value]) =>
        known.has(field) && field !== 'agreedScope' && !(dates.has(field) && String(value).slice(0, 10) < today),
    ),
  )
}

function datesOf(components: FormComponent[]): string[] {
  return components.flatMap((component) => [
    ...(component.type === 'datetime' && component.key ? [component.key] : []),
    ...datesOf(component.components ?? []),
  ])
}
