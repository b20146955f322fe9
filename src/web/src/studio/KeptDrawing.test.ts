import { expect, test } from 'vitest'
import { outerFirst } from './KeptDrawing'

test('keeps an order in which nothing stands before what it lies in', () => {
  const around = new Map([['task', 'phase'], ['phase', 'process'], ['flow', 'process']])
  expect(outerFirst(['flow', 'phase', 'other', 'task'], around)).toEqual(['flow', 'phase', 'other', 'task'])
})

test('puts a new phase before the first of the tasks that were moved into it', () => {
  const around = new Map([['one', 'inner'], ['two', 'inner'], ['inner', 'outer']])
  expect(outerFirst(['start', 'one', 'end', 'two', 'outer', 'inner'], around)).toEqual(['start', 'outer', 'inner', 'one', 'end', 'two'])
})
