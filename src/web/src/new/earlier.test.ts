import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { FormSchema } from '../forms/schema'
import { takenOver } from './earlier'

const form = JSON.parse(readFileSync('../../forms/intakePressRelease.form', 'utf8')) as FormSchema

it('takes over what the form asks for, without passed dates and without what was agreed before', () => {
  const brief = {
    title: 'New lab',
    launchTiming: 'date',
    launchDate: '2026-11-22',
    embargoUntil: '2026-11-23T08:00:00Z',
    agreedScope: 'Only one page',
    quotes: [{ person: 'A', words: 'B' }],
    postCount: 3,
  }
  expect(takenOver(form, brief, '2026-11-23')).toEqual({
    title: 'New lab',
    launchTiming: 'date',
    embargoUntil: '2026-11-23T08:00:00Z',
    quotes: [{ person: 'A', words: 'B' }],
  })
})
