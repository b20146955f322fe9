import type { Message } from '../api/notifications'

/** How a message can fare, as it is chosen in the filter. */
export const fates = ['waiting', 'retrying', 'sent', 'shown', 'dropped', 'undecided'] as const
export type Fate = (typeof fates)[number]

const key = ({ recipient, name }: Message) => recipient ?? `# ${name}`

/** Everybody who was told, each once, by name. */
export function whoOf(messages: Message[]): { key: string; name: string }[] {
  const names = new Map(messages.map((message) => [key(message), message.name]))
  return [...names].map(([key, name]) => ({ key, name })).sort((a, b) => a.name.localeCompare(b.name))
}

/** All ways in which a message fares: it may be shown already and still wait to be mailed. */
export function fatesOf({ portal, sending, rule, event }: Message): Fate[] {
  const found: Fate[] = []
  if (portal?.shown) found.push('shown')
  if (portal && !portal.shown) found.push('waiting')
  if (sending && !found.includes(sending.state)) found.push(sending.state)
  if (event !== null && rule === null) found.push('undecided')
  return found
}

/** The messages to somebody that fare so; an empty choice is none. */
export function fitting(messages: Message[], who: string, fate: string): Message[] {
  return messages.filter(
    (message) => (who === '' || key(message) === who) && (fate === '' || fatesOf(message).some((one) => one === fate)),
  )
}
