import type { Fact, FactValue } from '../api/incidents'
import { instantOf, wallClock } from '../i18n/zones'

/** A value as a person edits it: lists with commas, instants as the date and time in the person's zone. */
export function shown({ kind, value }: Fact, timeZone: string): string {
  if (value === null) return ''
  if (kind === 'list') return (value as string[]).join(', ')
  if (kind === 'instant') return wallClock(Date.parse(value as string), timeZone)
  return String(value)
}

/** The value that was entered; undefined when it is none of the fact's kind. */
export function entered({ kind }: Fact, text: string, timeZone: string): FactValue | undefined {
  const trimmed = text.trim()
  switch (kind) {
    case 'number':
      return trimmed !== '' && Number.isFinite(Number(trimmed)) ? Number(trimmed) : undefined
    case 'flag':
      return trimmed === 'true'
    case 'list':
      return trimmed
        .split(/[,،，、]/)
        .map((part) => part.trim())
        .filter(Boolean)
    case 'instant': {
      const time = instantOf(trimmed, timeZone)
      return Number.isNaN(time) ? undefined : new Date(time).toISOString().replace('.000', '')
    }
    case 'empty':
      return /^-?\d+(\.\d+)?$/.test(trimmed) ? Number(trimmed) : trimmed || null
    case 'text':
      return trimmed
  }
}
