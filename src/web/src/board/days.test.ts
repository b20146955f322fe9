import { describe, expect, it } from 'vitest'
import { languages } from '../i18n/languages'
import { beginOf, Calendar, dayOf, plus } from './days'

describe('days', () => {
  it('belong to the zone of the person', () => {
    expect(dayOf(Date.parse('2026-11-23T21:00:00Z'), 'Asia/Tehran')).toBe('2026-11-24')
    expect(dayOf(Date.parse('2026-11-23T03:00:00Z'), 'America/New_York')).toBe('2026-11-22')
    expect(beginOf('2026-11-24', 'Asia/Tehran')).toBe('2026-11-23T20:30:00.000Z')
  })

  it('are counted over the end of a year', () => {
    expect(plus('2026-12-31', 1)).toBe('2027-01-01')
    expect(plus('2027-01-01', -1)).toBe('2026-12-31')
  })
})

describe('calendar', () => {
  const english = new Calendar(languages.en.locale)
  const persian = new Calendar(languages.fa.locale)

  it('begins weeks as people there do', () => {
    expect(english.week('2026-11-25')[0]).toBe('2026-11-23')
    expect(persian.week('2026-11-25')[0]).toBe('2026-11-21')
  })

  it('has whole weeks of the month, and no other', () => {
    const weeks = english.month('2026-11-23')
    expect(weeks.map((week) => week[0])).toEqual(['2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23', '2026-11-30'])
  })

  it('has Persian months in Persian', () => {
    // Azar 1405 is from 22 November to 21 December 2026.
    expect(persian.monthName('2026-11-22')).toBe('آذر ۱۴۰۵')
    expect(persian.sameMonth('2026-11-22', '2026-12-21')).toBe(true)
    expect(persian.sameMonth('2026-11-22', '2026-11-21')).toBe(false)
    expect(persian.month('2026-12-01')[0]).toContain('2026-11-22')
    expect(persian.number('2026-11-22')).toBe('۱')
    expect(persian.otherMonth('2026-12-01', true)).toBe('2026-12-22')
    expect(persian.otherMonth('2026-12-01', false)).toBe('2026-11-21')
  })
})
