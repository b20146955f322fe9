import { describe, expect, it } from 'vitest'
import { options } from './options'
import { colours } from './palette'
import { type ChartNumbers, data, ticks } from './series'

const numbers: ChartNumbers = {
  axis: 'Week',
  along: ['W1', 'W2', 'W3'],
  series: [
    { name: 'kept', meaning: 'good', values: [4, null, 0] },
    { name: 'breached', meaning: 'bad', values: [1, 2, 3] },
  ],
  line: { name: 'Target', value: 5 },
  write: (value) => `${value} requests`,
}
const look = { description: 'Kept and breached', dark: false, rightToLeft: false, width: 720 }

describe('numbers of a chart', () => {
  it('are drawn but where there is none; nought is a number', () => {
    expect(data(numbers).filter(({ group }) => group === 'kept')).toEqual([
      { group: 'kept', along: 'W1', value: 4 },
      { group: 'kept', along: 'W3', value: 0 },
    ])
  })

  it('name as many points as there is room for, and the last one always', () => {
    const days = Array.from({ length: 90 }, (_, index) => `day ${index + 1}`)
    const named = ticks(days, 10)
    expect(named.length).toBeLessThanOrEqual(10)
    expect(named.at(-1)).toBe('day 90')
    expect(ticks(['a', 'b'], 10)).toEqual(['a', 'b'])
    expect(ticks(days, 0.4)).toEqual(['day 90'])
  })

  it('run from right to left where people read so, with the values at the right', () => {
    const usual = options('bars', numbers, look)
    expect(usual.axes!.bottom!.domain).toEqual(['W1', 'W2', 'W3'])
    expect(usual.axes!.right).toBeUndefined()
    const mirrored = options('bars', numbers, { ...look, rightToLeft: true })
    expect(mirrored.axes!.bottom!.domain).toEqual(['W3', 'W2', 'W1'])
    expect(mirrored.axes!.left).toBeUndefined()
    expect(mirrored.axes!.right!.thresholds).toMatchObject([{ value: 5, label: 'Target' }])
  })

  it('have colours by what they mean, and others each its own', () => {
    const both = colours([...numbers.series, { name: 'a', values: [] }, { name: 'b', values: [] }], false)
    expect(new Set(Object.values(both)).size).toBe(4)
    expect(both).not.toEqual(colours(numbers.series, true))
  })
})
