import type { TFunction } from 'i18next'
import type { Notification } from '../api/notifications'

/** Where a notification leads: to its task, to the one that was answered in vain, to the comments, or to the page of what it is about. */
export function addressOf({ template, topic, facts }: Notification): string {
  if (facts.taskKey) return `/tasks/${facts.taskKey}`
  if (facts.answeredTask) return `/tasks/${facts.answeredTask}`
  return `${topic.path}${template === 'mention' && topic.kind === 'request' ? '#comments' : ''}`
}

/** Keeps what somebody wrote from dragging the words around it to the wrong side. */
const isolated = (text: string | undefined) => `\u2068${text ?? ''}\u2069`

/** What a notification says, in one sentence. */
export function sentence(t: TFunction, { template, facts }: Pick<Notification, 'template' | 'facts'>): string {
  const values = {
    title: isolated(facts.title),
    author: isolated(facts.author),
    task: facts.task ? t(`step.${facts.task}`, { defaultValue: facts.task.replaceAll('-', ' ') }) : '',
  }
  return t(`told.${template}`, { ...values, defaultValue: t('told.other', values) })
}
