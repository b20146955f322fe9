import { expect, it } from 'vitest'
import { weekdays } from './weekdays'

it('names the days of the week in the usual order, with ISO numbers', () => {
  expect(weekdays('en-GB').map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7])
  expect(weekdays('en-GB')[5]).toEqual({ number: 6, name: 'Saturday' })
  expect(weekdays('fa-IR-u-ca-persian-nu-arabext')[0]).toEqual({ number: 6, name: 'شنبه' })
})
