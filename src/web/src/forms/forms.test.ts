import type { TFunction } from 'i18next'
import { describe, expect, it } from 'vitest'
import { formMessage } from './messages'
import { fieldsOf, filled, type FormSchema, groups, pathName, rootField, variables } from './schema'

const schema: FormSchema = {
  components: [
    { id: 'Table_1', type: 'table', dataSource: '=briefProblems' },
    {
      id: 'Group_1',
      type: 'group',
      components: [
        { id: 'Field_title', type: 'textfield', key: 'title' },
        { id: 'List_1', type: 'dynamiclist', path: 'quotes', components: [{ id: 'F', type: 'textfield', key: 'person' }] },
      ],
    },
  ],
}

describe('forms', () => {
  it('takes top-level groups as steps, with the fields that stand in them', () => {
    expect(groups(schema).map((group) => group.id)).toEqual(['Group_1'])
    expect(fieldsOf(groups(schema)[0]!)).toEqual(['title', 'quotes'])
  })

  it('names a field of a list as the server does', () => {
    expect(pathName(['quotes', 0, 'person'])).toBe('quotes[0].person')
    expect(pathName(['title'])).toBe('title')
    expect(rootField('quotes[0].person')).toBe('quotes')
  })

  it('leaves out what is empty, but not a zero and not a no', () => {
    expect(filled({ a: '', b: null, c: [], d: 0, e: false, f: 'x' })).toEqual({ d: 0, e: false, f: 'x' })
  })

  it('keeps what the form only reads apart from what is entered', () => {
    expect(variables(schema, { title: 'Spring', briefProblems: [] })).toEqual({ briefProblems: [] })
  })

  it('says the library\'s sentences by key, and leaves the words of the form alone', () => {
    const t = ((key: string, values?: object) => `${key} ${JSON.stringify(values ?? {})}`) as unknown as TFunction
    expect(formMessage(t, 'Field is required.')).toBe('form.required {}')
    expect(formMessage(t, 'Field must have minimum length of 5.')).toBe('form.shortest {"least":"5"}')
    expect(formMessage(t, 'enter a web address')).toBe('enter a web address')
  })
})
