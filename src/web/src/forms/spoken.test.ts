import i18next from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import { TEXTS } from '../i18n/texts'
import type { FormSchema } from './schema'
import { spoken } from './spoken'

beforeAll(() =>
  i18next.init({
    lng: 'pl',
    keySeparator: false,
    nsSeparator: false,
    resources: {
      pl: {
        translation: { 'check.links': 'Linki', 'metric.clicks': 'Kliknięcia', 'channel.email': 'E-mail' },
        [TEXTS]: { 'Social posts': 'Posty', 'The mail has no subject: write one.': 'Brak tematu.' },
      },
    },
  }),
)

describe('what a form reads', () => {
  const schema: FormSchema = {
    components: [
      { id: 'T', type: 'table', dataSource: '=findings' },
      { id: 'K', type: 'select', key: 'deliverable.kind', readonly: true },
      { id: 'B', type: 'textarea', key: 'body' },
    ],
  }

  it('is named in the person\'s language, without what the form decides by', () => {
    const data = {
      deliverable: { title: 'Social posts', kind: 'social-post' },
      findings: [
        { check: 'links', message: 'The mail has no subject: write one.' },
        { check: 'own-check', message: 'Look again' },
      ],
    }
    expect(spoken(schema, data)).toEqual({
      deliverable: { title: 'Posty', kind: 'social-post' },
      findings: [
        { check: 'Linki', message: 'Brak tematu.' },
        { check: 'own-check', message: 'Look again' },
      ],
    })
    expect(data.findings[0]!.check).toBe('links')
  })

  it('says several labels as one text', () => {
    const changesRequested = [{ title: 'Legal', reason: 'Too long', fields: ['Social posts', 'Own field'] }]
    expect(spoken(schema, { changesRequested })).toEqual({
      changesRequested: [{ title: 'Legal', reason: 'Too long', fields: 'Posty i Own field' }],
    })
  })

  it('leaves what is entered, also in a list that is called like a table', () => {
    const results = [{ metric: 'clicks', value: 3 }]
    const entering: FormSchema = { components: [{ id: 'L', type: 'dynamiclist', path: 'results', components: [] }] }
    expect(spoken(entering, { results })).toEqual({ results })
    expect(spoken(schema, { results })).toEqual({ results: [{ metric: 'Kliknięcia', value: 3 }] })
    expect(spoken(schema, { body: 'Social posts', request: null })).toEqual({ body: 'Social posts', request: null })
  })
})
