import { describe, expect, it } from 'vitest'
import { choose, languages } from './languages'
import { Moments } from './moments'

const now = Date.parse('2026-11-23T22:30:00Z')

describe('moments', () => {
  it('says the distance in the unit that tells most', () => {
    const moments = new Moments('en-GB', 'UTC')
    expect(moments.distance('2026-11-23T22:30:20Z', now)).toBe('this minute')
    expect(moments.distance('2026-11-23T22:41:00Z', now)).toBe('in 11 minutes')
    expect(moments.distance('2026-11-23T19:30:00Z', now)).toBe('3 hours ago')
    expect(moments.distance('2026-11-25T23:30:00Z', now)).toBe('in 2 days')
  })

  it('counts days by the calendar of the time zone', () => {
    // In Warsaw it is 23:30 on the 23rd; 23:15 UTC a day later is the 25th there.
    expect(new Moments('en-GB', 'Europe/Warsaw').distance('2026-11-24T23:15:00Z', now)).toBe('in 2 days')
    expect(new Moments('en-GB', 'UTC').distance('2026-11-24T23:15:00Z', now)).toBe('tomorrow')
  })

  it('writes the instant in the time zone', () => {
    expect(new Moments('en-GB', 'Asia/Tokyo').short('2026-11-23T22:30:00Z', now)).toMatch(/24 Nov.*07:30/)
  })

  it('adds the year to an instant that is half a year away', () => {
    const moments = new Moments('en-GB', 'UTC')
    expect(moments.short('2028-10-02T22:00:00Z', now)).toMatch(/2 Oct.*2028/)
    expect(moments.short('2026-12-02T22:00:00Z', now)).not.toMatch(/2026/)
  })

  it('uses Persian digits and calendar for Persian', () => {
    const moments = new Moments(languages.fa.locale, 'Asia/Tehran')
    expect(moments.number(120)).toBe('۱۲۰')
    expect(moments.short('2026-11-23T08:00:00Z', now)).toContain('۲ آذر')
  })
})

describe('choice of language', () => {
  it('takes the first that the client speaks', () => {
    expect(choose(['de-AT', 'pl', 'en'])).toBe('pl')
    expect(choose(['de'])).toBe('en')
  })

  it('knows the script that a Chinese region writes', () => {
    expect(choose(['zh-CN'])).toBe('zh-Hans')
    expect(choose(['zh-HK'])).toBe('zh-Hant')
    expect(choose(['zh-TW'])).toBe('zh-Hant')
  })

  it('writes sizes in the unit that fits', () => {
    const moments = new Moments('en-GB', 'UTC')
    expect([0, 512, 2048, 100 * 1024 ** 2, 4.25 * 1024 ** 2].map((size) => moments.bytes(size))).toEqual([
      '0 byte',
      '512 byte',
      '2 kB',
      '100 MB',
      '4.3 MB',
    ])
  })

  it('says how long something takes in hours and minutes', () => {
    const moments = new Moments('en-GB', 'UTC')
    expect(moments.duration(0)).toBe('0 mins')
    expect(moments.duration(59)).toBe('59 mins')
    expect(moments.duration(60)).toBe('1 hr')
    expect(moments.duration(150)).toBe('2 hrs 30 mins')
    expect(new Moments('fa-IR', 'UTC').duration(150)).toBe('۲ ساعت ۳۰ دقیقه')
  })

  it('says hours of less than one in minutes, and of less than a minute in seconds', () => {
    const moments = new Moments('en-GB', 'UTC')
    expect(moments.figure(0.01, 'hours')).toBe('36 secs')
    expect(moments.figure(0.5, 'hours')).toBe('30 mins')
    expect(moments.figure(0.9999, 'hours')).toBe('1 hr')
    expect(moments.figure(0, 'hours')).toBe('0 hrs')
    expect(moments.figure(12.5, 'hours')).toBe('12.5 hrs')
    expect(moments.moved(-0.25, 'hours')).toBe('-15 mins')
    expect(moments.figure(0.01, 'days')).toBe('0.01 days')
  })
})
