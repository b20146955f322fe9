import { describe, expect, it } from 'vitest'
import type { FormSchema } from '../forms/schema'
import { chosen } from './chosen'

const schema = {
  components: [
    { type: 'textfield', key: 'brief.goal', readonly: true },
    { type: 'group', components: [{ type: 'radio', key: 'approvalDecision' }, { type: 'textarea', key: 'reason' }] },
  ],
} as unknown as FormSchema

describe('what a link chooses', () => {
  it('fills in what can be entered', () => {
    expect(chosen(schema, '?approvalDecision=approve&reason=Fine')).toEqual({ approvalDecision: 'approve', reason: 'Fine' })
  })

  it('does not touch what is only shown or not there', () => {
    expect(chosen(schema, '?brief=x&brief.goal=x&request=x&__proto__=x')).toEqual({})
    expect(chosen(schema, '')).toEqual({})
  })
})
