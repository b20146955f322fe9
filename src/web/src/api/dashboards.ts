/** What the portal says of figures; spans begin at instants in UTC, days are those of the desk's time zone. */

export type Grain = 'hour' | 'day' | 'week' | 'month'
export type Unit = 'hours' | 'days' | 'share' | 'count' | 'points' | 'money'
export type Direction = 'higher' | 'lower' | 'neither'

/** The same for all dashboard calls; several values with commas, of which one must fit. */
export interface DashboardQuery {
  /** Days, both included. */
  from?: string
  to?: string
  /** Instead of them: so many days until the desk's today. */
  last?: number
  type?: string
  team?: string
  channel?: string
  priority?: string
  /** Ids; `none` for requests that are in none. */
  campaign?: string
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
  /** The address that serves it. */
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

/** What dashboards can be narrowed to: kinds of requests of which there are figures. */
export interface DashboardChoices {
  types: string[]
  teams: string[]
  channels: string[]
  priorities: string[]
  campaigns: string[]
}

/** How often which value occurred (`/distribution?kpi=&part=`). */
export interface Distribution {
  period: Days
  kpi: string
  part: string | null
  unit: Unit
  summary: Summary
  /** Values above `from` up to `to`; gaps are filled with 0. The first bin holds what is 0 when both its ends are. */
  bins: { from: number; to: number; n: number }[]
}

/** A request behind a number (`/requests?kpi=&part=&above=&upTo=&cursor=`), the latest first; only what the caller may see. */
export interface FigureRequest {
  /** Tells the value apart. */
  effectKey: string
  requestId: string
  title: string
  type: string
  team: string
  priority: string
  part: string
  value: number
  at: string
}

/** Measured steps that ended (`/sla?by=step|team`). */
export interface SlaFigures {
  period: Days
  before: Days
  by: 'step' | 'stage' | 'team'
  target: { value: number; version: number; effectiveFrom: string; met: null } | null
  items: {
    key: string
    n: number
    kept: number
    share: number | null
    beforeN: number
    beforeShare: number | null
    difference: Difference | null
    /** Steps that are open now, and how many of them are overdue. */
    open: number
    overdue: number
  }[]
}

/** Cumulative flow (`/flow`). */
export interface Flow {
  period: Days
  /** In the order of the process: intake, approval, asset-production, launch, measure. */
  stages: string[]
  days: {
    day: string
    /** Requests in each stage at the end of the day. */
    inStage: Record<string, number>
    submitted: number
    delivered: number
    ended: number
  }[]
}

/** Open requests by age (`/ageing`). */
export interface Ageing {
  at: string
  n: number
  /** Of all open requests; null when there is none. */
  medianDays: number | null
  oldestDays: number | null
  stages: {
    stage: string
    n: number
    /** Days since submission of those that are in the stage. */
    medianDays: number | null
    oldestDays: number | null
    /** 85 % of the requests that left the stage in the last 90 days took no longer than this; null when fewer than 20 did. */
    typicalDays: number | null
    /** How many are in the stage for longer than that. */
    late: number | null
  }[]
  /** The oldest 50 of those that the caller may see. */
  oldest: {
    requestId: string
    title: string
    type: string
    team: string
    priority: string
    stage: string
    days: number
    stageDays: number
  }[]
}

export type WaitPart = 'off-hours' | 'work' | 'rework' | 'approver' | 'queue' | 'requester' | 'planned' | 'automated'

/** Where lead time goes (`/waits`): requests that ended in the period. */
export interface Waits {
  period: Days
  /** Requests. */
  n: number
  parts: { part: WaitPart; hours: number; share: number | null }[]
  /** (work + automated) of all but off-hours and planned waits; null when there is no time. */
  flowEfficiency: number | null
  /** Null when there is no hourly rate. */
  cost: { currency: string; ratePerHour: number; waiting: number; rework: number; skills: CostOfSkill[] } | null
}

/** Hours that are told by a rate of their own. */
export interface CostOfSkill {
  skill: string
  ratePerHour: number
  waitingHours: number
  reworkHours: number
}

/** Elements of the processes (`/bottlenecks`), for a heat map: their runs in requests that ended in the period; most time first. */
export interface Bottlenecks {
  period: Days
  items: {
    processId: string
    elementId: string
    elementType: string
    /** Runs that ended. */
    n: number
    totalHours: number
    meanHours: number
    longestHours: number
    /** How many of the runs were tasks of people, and for how many hours these waited, in sum, until somebody took them. */
    waits: number
    waitHours: number
    /** Runs in which the same was done once more. */
    rework: number
    /** Runs that ended after they were due. */
    breaches: number
  }[]
}

/** Steps that will probably be late (`/forecast`). */
export interface Forecast {
  at: string
  /** False when more steps are due than were looked at. */
  complete: boolean
  /** `expected` is the sum of the known risks, null when none is; of `unknown` nothing is known. */
  days: { day: string; due: number; expected: number | null; unknown: number }[]
  /** The 50 of the highest risk that the caller may see. */
  items: {
    requestId: string
    title: string
    step: string
    team: string
    dueAt: string
    /** From 0 to 1; null when fewer than 20 earlier runs took as long as this one has already. */
    risk: number | null
    /** How many earlier runs that rests on. */
    n: number
  }[]
}

/** What an hour of work costs; `version` is for If-Match, 0 when no rate was set. */
export interface Rate {
  /** Null for the rate of all. */
  skill: string | null
  /** Null when the skill has no rate of its own any more. */
  amount: number | null
  currency: string
  version: number
  changedAt: string
  changedBy: string
}

export interface HourlyRate {
  /** Null when none was set. */
  rate: Rate | null
  /** For If-Match; 0 when none was set. */
  version: number
  mayChange: boolean
  /** Skills that people have or work needed; without a rate while that of all holds. */
  skills: SkillRate[]
}

export interface SkillRate {
  skill: string
  rate: Rate | null
  /** For If-Match; 0 when there never was an own rate. */
  version: number
}

/** A request with its runs of an element (`/element-requests?process=&element=&only=`), those that ended last first. */
export interface ElementRequest {
  requestId: string
  title: string
  type: string
  team: string
  priority: string
  /** When the request ended. */
  at: string
  runs: number
  hours: number
  longestHours: number
  /** Null when the element is no task. */
  waitHours: number | null
  rework: number
  breaches: number
}

/** Which of an element's runs: all, those of tasks, those done once more, those that ended late. */
export interface ElementQuery extends DashboardQuery {
  process: string
  element: string
  only?: 'waits' | 'rework' | 'breaches'
}

/** A process as it is deployed now (`/diagrams`). */
export interface ProcessDiagram {
  processId: string
  version: number
  name: string
  xml: string
  /** The labels of its elements by id. */
  elements: Record<string, string>
}
