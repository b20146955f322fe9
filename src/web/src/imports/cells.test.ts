import i18next from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import type { BatchColumn, BatchRow } from '../api/batches'
import { cellProblem, chosen, optionWords, shownColumns } from './cells'

const column = (field: string, more: Partial<BatchColumn> = {}): BatchColumn => ({
  field,
  label: field,
  head: field,
  sort: 'TEXT',
  required: false,
  options: [],
  given: false,
  ...more,
})
const row = (more: Partial<BatchRow>): BatchRow => ({ position: 1, cells: {}, errors: [], requestId: null, ...more })
const say = (english: string) => (english === 'A week' ? 'Tydzień' : english)

describe('cells of an uploaded table', () => {
  beforeAll(() => i18next.init({ lng: 'en', resources: {} }))

  it('are shown where the file has them, a row fills them, or something is missing', () => {
    const columns = ['a', 'b', 'c', 'd'].map((field) => column(field, { given: field === 'a' }))
    const rows = [row({ cells: { b: 'x' } }), row({ errors: [{ field: 'c', message: 'c: fill this in' }] })]
    expect(shownColumns(columns, rows).map(({ field }) => field)).toEqual(['a', 'b', 'c'])
  })

  it('tell what is wrong, and of choices that it is not offered', () => {
    const weeks = column('weeks', { options: [{ value: 7, label: 'A week' }] })
    const errors = [{ field: 'weeks', message: 'weeks: choose one of A week' }]
    expect(cellProblem(row({ cells: { weeks: '8' }, errors }), weeks, (head) => `${head}: not offered`)).toBe('weeks: not offered')
    expect(cellProblem(row({ errors: [{ field: 'weeks', message: 'weeks: choose one' }] }), weeks, String)).toBe('weeks: choose one')
    expect(cellProblem(row({}), weeks, String)).toBeNull()
  })

  it('mean an option by value, English label and own label', () => {
    const weeks = column('weeks', { options: [{ value: 7, label: 'A week' }] })
    for (const text of ['7', 'a week', ' tydzień ']) expect(chosen(weeks, text, say)).toBe('7')
    expect(chosen(weeks, 'month', say)).toBe('')
    expect(optionWords(weeks, say)).toEqual(['Tydzień'])
  })
})
