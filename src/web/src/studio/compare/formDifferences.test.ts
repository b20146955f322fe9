import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type FormFile, formDifferences, WHOLE } from './formDifferences'

const read = () => JSON.parse(readFileSync('../../forms/rateDelivery.form', 'utf8')) as Required<FormFile>
const differing = (before: FormFile, after: FormFile) => formDifferences(before, after).filter(({ changes }) => changes.length > 0)

describe('differences of forms', () => {
  it('are none between a form and itself', () => {
    expect(differing(read(), read())).toEqual([])
  })

  it('name the properties of a field and of the form', () => {
    const other = read()
    other.schemaVersion = 99
    other.components[0]!.text = '# How was it?'
    expect(differing(read(), other)).toMatchObject([
      { id: WHOLE, properties: [{ name: 'Schema version', before: '18', after: '99' }] },
      { id: 'Text_1', before: 'How satisfied are you?', after: 'How was it?', changes: ['changed'] },
    ])
  })

  it('tell fields that are new, gone, in another order and in another group', () => {
    const other = read()
    const [first] = other.components.splice(0, 1)
    other.components.push({ id: 'New', type: 'textfield', key: 'new', label: 'New' })
    other.components[0]!.components!.unshift(first!)
    expect(differing(read(), other).map(({ id, changes }) => [id, changes])).toEqual([
      ['Text_1', ['moved']],
      ['New', ['added']],
    ])
    expect(differing(other, read()).map(({ id, changes }) => [id, changes])).toContainEqual(['New', ['removed']])
  })
})
