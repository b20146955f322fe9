import type { TFunction } from 'i18next'
import type { TimelineEntry } from '../api/timeline'

/** How a person reads what the events name. */
interface Reading {
  t: TFunction
  element(id: string, name: string | null): string
  step(step: string, title: string): string
  group(name: string): string
  text(english: string): string
  about(about: string): string
  channel(name: string): string
  money(amount: number, currency: string): string
}

/** An element by its label. */
const element = (facts: Record<string, unknown>, words: Reading) =>
  words.element(String(facts.element ?? ''), typeof facts.name === 'string' ? facts.name : null)

/** The task of an element in the person's words, with what it is about. */
function task(facts: Record<string, unknown>, words: Reading): string {
  const id = String(facts.element ?? '')
  const slug = id
    .replace(/^[A-Za-z]+_/, '')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
  const name = words.step(slug, element(facts, words))
  return facts.about ? `${name} · ${words.about(String(facts.about))}` : name
}

/** What happened, in the person's language; kinds that the client does not know stay in the portal's words. */
export function eventText(entry: TimelineEntry, words: Reading): string {
  const { t } = words
  const facts = entry.facts ?? {}
  const text = (name: string) => String(facts[name] ?? '')
  switch (entry.kind) {
    case 'submitted':
      return t('event.submitted')
    case 'brief-changed':
      return t('event.brief-changed', { version: text('version') })
    case 'stage-entered':
      return t('event.stage-entered', { stage: element(facts, words) })
    case 'task-answered': {
      const done = facts.answer
        ? t('event.task-answered', { task: task(facts, words), answer: words.text(text('answer')) })
        : t('event.task-done', { task: task(facts, words) })
      return facts.onBehalfOf ? t('event.task-stood-in', { done, person: text('onBehalfOf') }) : done
    }
    case 'task-assign': {
      const who = {
        task: task(facts, words),
        person: text('assigneeName') || text('assignee'),
        from: text('fromName') || text('from'),
      }
      if (facts.how === 'delegated') return t('event.task-delegated', who)
      if (facts.how === 'returned') return t('event.task-returned', who)
      return who.from ? t('event.task-reassigned', who) : t('event.task-assign', who)
    }
    case 'task-release':
      return t('event.task-release', { task: task(facts, words) })
    case 'campaign':
      return facts.campaign
        ? t('event.campaign', { name: text('campaignName') })
        : t('event.campaignLeft', { name: text('fromName') })
    case 'decided':
      return facts.team
        ? t('event.routed', { team: words.group(text('team')), priority: t(`priority.${text('priority')}`) })
        : entry.text
    case 'published':
    case 'retracted':
      return t(`event.${entry.kind}`, { channel: words.channel(text('channel')) })
    case 'budget-reserve':
    case 'budget-release':
    case 'budget-spend':
      return t(`event.${entry.kind}`, {
        amount: words.money(Number(facts.amount), text('currency')),
        costCentre: text('costCentre'),
      })
    case 'notified':
      return t('event.notified', { subject: text('subject') })
    case 'incident':
    case 'incident-resolved':
      return t(`event.${entry.kind}`, { task: element(facts, words) })
    case 'comment':
      return entry.detail ? t('event.comment') : t('event.comment-deleted')
    case 'withdrawn':
      return t('event.withdrawn')
    case 'ended':
      return t(`status.${text('outcome')}`)
    default:
      return entry.text
  }
}
