import i18next from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Notification } from '../api/notifications'
import english from '../locales/en.json'
import { addressOf, sentence } from './told'

beforeAll(async () => {
  await i18next.init({
    lng: 'en',
    resources: { en: { translation: english } },
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  })
})

const told = (template: string, facts: Record<string, string>): Notification => ({
  id: '1',
  template,
  topic: { kind: 'request', key: 'MR-1', path: '/requests/MR-1' },
  facts,
  createdAt: '2026-11-24T08:00:00Z',
  shownAt: '2026-11-24T08:00:00Z',
  readAt: null,
})

describe('notifications', () => {
  it('lead to their task, to the comments, or to the request', () => {
    expect(addressOf(told('task-reminder', { taskKey: '7' }))).toBe('/tasks/7')
    expect(addressOf(told('answer-late', { answeredTask: '8' }))).toBe('/tasks/8')
    expect(addressOf(told('mention', {}))).toBe('/requests/MR-1#comments')
    expect(addressOf(told('request-delivered', {}))).toBe('/requests/MR-1')
  })

  it('are said in a sentence, with what people wrote kept apart', () => {
    expect(sentence(i18next.t, told('mention', { title: '{{author}}', author: 'Ann' }))).toBe(
      '\u2068Ann\u2069 mentioned you on “\u2068{{author}}\u2069”',
    )
    expect(sentence(i18next.t, told('task-reminder', { title: 'T', task: 'check-feasibility' }))).toContain('Check feasibility')
    expect(sentence(i18next.t, told('of-tomorrow', { title: 'T' }))).toBe('There is news about “\u2068T\u2069”')
  })
})
