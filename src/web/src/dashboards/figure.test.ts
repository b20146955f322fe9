import { describe, expect, it } from 'vitest'
import type { Difference, Summary } from '../api/dashboards'
import { Moments } from '../i18n/moments'
import { changed, mainValue } from './figure'

const moved = (value: number, significant = true): Difference => ({ value, low: value - 1, high: value + 1, level: 0.95, method: 'welch', significant })
const of = (n: number, mean: number): Summary => ({ n, total: n * mean, mean, p50: mean, p80: mean, p95: mean, least: mean, most: mean })

describe('a figure', () => {
  it('is told from five values on, and a count always', () => {
    expect(mainValue({ kpi: 'lead-time-hours' }, of(4, 9))).toBeNull()
    expect(mainValue({ kpi: 'lead-time-hours' }, of(5, 9))).toBe(9)
    expect(mainValue({ kpi: 'outcome' }, of(4, 1))).toBe(4)
  })

  it('is better or worse by the direction that is good, and neither within the noise', () => {
    expect(changed(moved(3), 'higher')).toBe('better')
    expect(changed(moved(3), 'lower')).toBe('worse')
    expect(changed(moved(-3), 'lower')).toBe('better')
    expect(changed(moved(-3), 'neither')).toBe('less')
    expect(changed(moved(3, false), 'lower')).toBe('noise')
    expect(changed(null, 'lower')).toBe('too-little')
  })

  it('is written with its unit in the digits of the language', () => {
    const english = new Moments('en-GB', 'UTC')
    expect(english.figure(12.46, 'hours')).toBe('12.5 hrs')
    expect(english.figure(1234.5, 'hours', true)).toBe('1,235h')
    expect(english.figure(0.9345, 'share')).toBe('93.5%')
    expect(english.figure(1.456, 'count')).toBe('1.46')
    expect(new Moments('fa-IR-u-ca-persian-nu-arabext', 'UTC').figure(12.5, 'hours')).toBe('۱۲٫۵ ساعت')
  })

  it('has spans named in the time zone in which they begin', () => {
    const somewhere = new Moments('en-GB', 'America/New_York')
    expect(somewhere.span('2026-11-01T23:00:00Z', 'day', 'Europe/Warsaw')).toBe('2 Nov')
    expect(somewhere.span('2026-10-31T23:00:00Z', 'month', 'Europe/Warsaw')).toBe('Nov 2026')
    expect(somewhere.span('2026-11-01T23:00:00Z', 'hour', 'Europe/Warsaw')).toBe('2 Nov, 00:00')
  })
})
