/** How numbers are drawn: lines, bars or areas; bars and areas of several series are stacked. */
export type ChartKind = 'line' | 'bars' | 'area'

/** What a series means, where its colour says so; others take the next colour of the palette. */
export type Meaning = 'good' | 'bad' | 'quiet'

export interface Series {
  name: string
  meaning?: Meaning
  /** One for each point along the axis; null where there is no figure. */
  values: (number | null)[]
}

/** Numbers in the order in which they are read, with all that a drawing and a table need to show them. */
export interface ChartNumbers {
  /** What the points along the axis are, e.g. "Week". */
  axis: string
  /** Names of the points; each is there once. */
  along: string[]
  series: Series[]
  /** A line across, such as a target. */
  line?: { name: string; value: number }
  /** Writes a value with its unit. */
  write: (value: number) => string
  /** Writes a value at the axis, where there is little room; as `write` unless given. */
  writeShort?: (value: number) => string
  /** Where the things behind a number are listed. */
  linkTo?: (point: number, series: number) => string | undefined
}

/** One number with its place, as charts want it. */
export interface Datum {
  group: string
  along: string
  value: number
}

/** All numbers that there are, series after series. */
export function data({ along, series }: ChartNumbers): Datum[] {
  return series.flatMap(({ name, values }) =>
    along.flatMap((point, index) => {
      const value = values[index]
      return value === null || value === undefined ? [] : [{ group: name, along: point, value }]
    }),
  )
}

/**
 * The points that are named at the axis when there is room for so many: evenly apart, and the last one always,
 * since that is the one asked about most.
 */
export function ticks(along: string[], most: number): string[] {
  const step = Math.max(1, Math.ceil(along.length / Math.max(1, most)))
  return along.filter((_, index) => (along.length - 1 - index) % step === 0)
}
