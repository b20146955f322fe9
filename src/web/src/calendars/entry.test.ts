import { describe, expect, it } from 'vitest'
import { daysOff, enteredClose, idOf, minutesPerWeek, nextStretch, refused, shownClose } from './entry'

describe('calendar entry', () => {
  it('makes an id from a name', () => {
    expect(idOf('São Paulo, 2nd floor')).toBe('sao-paulo-2nd-floor')
    expect(idOf('24 hours')).toBe('hours')
    expect(idOf('上海')).toBe('')
  })

  it('shows the end of the day as a field for times can', () => {
    expect(enteredClose(shownClose('24:00'))).toBe('24:00')
    expect(enteredClose('17:30')).toBe('17:30')
  })

  it('adds a stretch after those that are there', () => {
    const hours = [{ weekday: 1, opens: '09:00', closes: '12:00' }]
    expect(nextStretch(hours, 1)).toEqual({ weekday: 1, opens: '12:00', closes: '24:00' })
    expect(nextStretch(hours, 2)).toEqual({ weekday: 2, opens: '09:00', closes: '17:00' })
  })

  it('sums up the hours of a week until midnight', () => {
    expect(
      minutesPerWeek([
        { weekday: 1, opens: '08:30', closes: '12:00' },
        { weekday: 7, opens: '18:00', closes: '24:00' },
      ]),
    ).toBe(570)
  })

  it('lists holidays and closures of a year, the earliest first', () => {
    const found = daysOff(
      2027,
      [{ day: '2027-05-06', name: 'Ascension Day' }],
      [
        { from: '2026-12-28', until: '2027-01-02', name: 'Between the years' },
        { from: '2028-01-01', until: '2028-01-05', name: 'Later' },
        { from: '', until: '2027-02-01', name: 'Not entered yet' },
      ],
    )
    expect(found.map(({ name, closed }) => [name, closed])).toEqual([
      ['Between the years', true],
      ['Ascension Day', false],
    ])
  })

  it('finds what the server refused, with its parts', () => {
    const problem = { errors: [{ field: 'hours[1].closes', message: '' }] } as Parameters<typeof refused>[0]
    expect(refused(problem, 'hours[1]')).toBe(true)
    expect(refused(problem, 'hours[10]')).toBe(false)
    expect(refused(null, 'name')).toBe(false)
  })
})
