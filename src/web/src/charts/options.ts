import type { AxisChartOptions, StackedBarChartOptions } from '@carbon/charts'
import { colours } from './palette'
import { type ChartKind, type ChartNumbers, ticks } from './series'

/** What a drawing depends on beside its numbers. */
export interface Look {
  /** Said instead of the picture. */
  description: string
  dark: boolean
  /** Points run from right to left, and values stand at the right. */
  rightToLeft: boolean
  /** Width of the drawing in pixels. */
  width: number
}

/** Room that a letter takes at the axis, and that there is between two names, in pixels. */
const LETTER = 7
const BETWEEN = 20
/** Longer names end in dots. */
const LONGEST = 22

/** How Carbon's charts are told to draw the numbers. */
export function options(kind: ChartKind, numbers: ChartNumbers, look: Look): AxisChartOptions & StackedBarChartOptions {
  const { along, line, write, writeShort = write } = numbers
  const series = numbers.series.filter(({ values }) => values.some((value) => value !== null))
  const values = {
    mapsTo: 'value',
    includeZero: true,
    stacked: kind !== 'line',
    ticks: { number: 5, formatter: (tick: number | Date) => writeShort(Number(tick)) },
    ...(line && { thresholds: [{ value: line.value, label: line.name, valueFormatter: (value: number) => write(value) }] }),
  }
  const longest = Math.max(0, ...along.map((name) => Math.min(name.length, LONGEST)))
  const named = ticks(along, look.width / (longest * LETTER + BETWEEN))
  const points = {
    mapsTo: 'along',
    scaleType: 'labels' as never,
    domain: look.rightToLeft ? [...along].reverse() : along,
    ticks: { values: named, rotation: 'never' as never },
    truncation: { type: 'end_line' as never, threshold: LONGEST, numCharacter: LONGEST - 2 },
  }
  return {
    accessibility: { svgAriaLabel: look.description },
    animations: false,
    height: '16rem',
    theme: look.dark ? 'g100' : 'white',
    toolbar: { enabled: false },
    legend: { enabled: series.length > 1, clickable: false, truncation: { type: 'none' as never } },
    tooltip: {
      valueFormatter: (value: unknown, label: string) => (typeof value === 'number' && label !== numbers.axis ? write(value) : String(value)),
      showTotal: false,
    },
    color: { scale: colours(series, look.dark) },
    data: { groupMapsTo: 'group' },
    axes: { [look.rightToLeft ? 'right' : 'left']: values, bottom: points },
    grid: { x: { enabled: false } },
    bars: { maxWidth: 40 },
    points: { radius: along.length > 40 ? 1.5 : 3 },
  }
}
