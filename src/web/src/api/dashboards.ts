/** What the portal says of figures; spans begin at instants in UTC, days are those of the desk's time zone. */

export type Grain = 'hour' | 'day' | 'week' | 'month'
export type Unit = 'hours' | 'days' | 'share' | 'count' | 'points' | 'money'
export type Direction = 'higher' | 'lower' | 'neither'

/** The same for all dashboard calls; several values with commas, of which one must fit. */
export interface DashboardQuery {
  /** Days, both included; the last 30 days when there are none. */
  from?: string
  to?: string
  type?: string
  team?: string
  channel?: string
  priority?: string
  grain?: Grain
}

export interface KpiTarget {
  kpi: string
  version: number
  /** In the KPI's unit; null when there is no aim from that day on. */
  value: number | null
  effectiveFrom: string
  reason: string
  /** Null when it came with the product. */
  author: string | null
  createdAt: string
}

export interface KpiEntry {
  id: string
  unit: Unit
  direction: Direction
  source: 'facts' | 'live' | 'derived'
  /** Last part of the address under `/api/dashboard` that serves it. */
  call: string
  /** What its values are told apart by; null when there is one per request. */
  part: 'stage' | 'step' | 'outcome' | 'wait' | null
  /** The part that stands for the whole figure; null when all parts do. */
  usual: string | null
  /** A role. */
  owner: string
  version: number
  /** Prefix of the texts: `<words>.name`, `.definition`, `.formula`. */
  words: string
  /** Null when there is no aim today. */
  target: KpiTarget | null
  /** For If-Match; 0 when there never was an aim. */
  targetVersion: number
  mayChange: boolean
}

export interface NewKpiTarget {
  value: number | null
  reason: string
  /** Null for today. */
  effectiveFrom: string | null
}

export interface FigureQuery extends DashboardQuery {
  /** Several with commas; all when none is named. */
  kpi?: string
  /** One stage, step, outcome or kind of wait. */
  part?: string
  /** A figure for each part. */
  byPart?: boolean
}

export interface Days {
  from: string
  to: string
  timeZone: string
}

/** All but `n` and `total` are null when there is no value. Percentiles are off by at most 4.8 %. */
export interface Summary {
  n: number
  total: number
  mean: number | null
  p50: number | null
  p80: number | null
  p95: number | null
  least: number | null
  most: number | null
}

/** How far the mean moved since the period before: noise unless `significant`. */
export interface Difference {
  value: number
  low: number
  high: number
  level: number
  method: 'welch' | 'newcombe'
  significant: boolean
}

export interface TrendPoint {
  at: string
  n: number
  mean: number | null
  p50: number | null
  p95: number | null
}

export interface Figure {
  kpi: string
  /** Null for all parts together. */
  part: string | null
  unit: Unit
  direction: Direction
  now: Summary
  before: Summary
  /** Null when one of the periods has fewer than ten values. */
  difference: Difference | null
  target: { value: number; version: number; effectiveFrom: string; met: boolean | null } | null
  /** One point for each span of the period, also where there is no value. */
  trend: TrendPoint[]
}

export interface Figures {
  period: Days
  before: Days
  grain: Grain
  items: Figure[]
}
