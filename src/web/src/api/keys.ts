import type { DashboardQuery } from './dashboards'
import type { ModelKind } from './models'
import type { WhatIfQuery } from './agreements'
import type { AuditQuery } from './audit'
import type { IncidentState } from './incidents'
import type { PieceQuery } from './production'
import type { RequestQuery } from './requests'
import type { TaskQuery } from './tasks'
import type { TeamSection } from './teams'
import type { ViewedList } from './views'

/**
 * The keys of all queries. `live` knows from them what an event makes stale: lists and counts of a kind by
 * `[kind, 'list']`, one thing by `[kind, 'detail', id]`.
 */
export const keys = {
  people: ['people'] as const,
  absences: ['absences', 'list'] as const,
  password: ['password'] as const,
  secondFactor: ['second-factor'] as const,
  intake: ['intake'] as const,
  retention: ['retention'] as const,
  requestTypes: ['request-types'] as const,
  examples: (type: string) => ['examples', type] as const,
  form: (formId: string) => ['forms', 'detail', formId] as const,
  answerLink: (secret: string) => ['answer-link', secret] as const,
  agreements: {
    list: ['agreements', 'list'] as const,
    choices: ['agreements', 'choices'] as const,
    detail: (id: string) => ['agreements', 'detail', id] as const,
    whatIf: (query: WhatIfQuery | null) => ['agreements', 'what-if', query] as const,
  },
  campaigns: {
    all: ['campaigns'] as const,
    list: ['campaigns', 'list'] as const,
    detail: (id: string) => ['campaigns', 'detail', id] as const,
  },
  audit: {
    actions: ['audit', 'actions'] as const,
    list: (query: AuditQuery) => ['audit', 'list', query] as const,
  },
  webhooks: { list: ['webhooks', 'list'] as const, choices: ['webhooks', 'choices'] as const },
  calendars: {
    list: ['calendars', 'list'] as const,
    detail: (id: string) => ['calendars', 'detail', id] as const,
    choices: ['calendars', 'choices'] as const,
    parts: (country: string) => ['calendars', 'parts', country] as const,
    holidays: (region: string, year: number) => ['calendars', 'holidays', region, year] as const,
  },
  shared: (secret: string) => ['shared', secret] as const,
  fileLimits: ['file-limits'] as const,
  fileStart: (id: string) => ['file-start', id] as const,
  drafts: {
    lists: ['drafts', 'list'] as const,
    detail: (id: string) => ['drafts', 'detail', id] as const,
    files: (id: string) => ['drafts', 'detail', id, 'files'] as const,
  },
  tasks: {
    lists: ['tasks', 'list'] as const,
    list: (query: TaskQuery) => ['tasks', 'list', 'items', query] as const,
    counts: ['tasks', 'list', 'counts'] as const,
    details: ['tasks', 'detail'] as const,
    detail: (id: string) => ['tasks', 'detail', id] as const,
    next: ['tasks', 'list', 'next'] as const,
  },
  deliverables: {
    lists: ['deliverables', 'list'] as const,
    list: (query: PieceQuery) => ['deliverables', 'list', 'items', query] as const,
    whole: (query: PieceQuery) => ['deliverables', 'list', 'whole', query] as const,
    counts: (query: PieceQuery) => ['deliverables', 'list', 'counts', query] as const,
  },
  team: {
    lists: ['team', 'list'] as const,
    tasks: (section: TeamSection, team: string | undefined) => ['team', 'list', 'tasks', section, team] as const,
    pieces: (section: TeamSection, team: string | undefined) => ['team', 'list', 'pieces', section, team] as const,
    counts: (team: string | undefined) => ['team', 'list', 'counts', team] as const,
    load: (team: string | undefined) => ['team', 'list', 'load', team] as const,
  },
  incidents: {
    lists: ['incidents', 'list'] as const,
    list: (state: IncidentState) => ['incidents', 'list', 'items', state] as const,
    count: ['incidents', 'list', 'count'] as const,
    detail: (id: string) => ['incidents', 'detail', id] as const,
  },
  notifications: {
    lists: ['notifications', 'list'] as const,
    list: (unreadOnly: boolean) => ['notifications', 'list', 'items', unreadOnly] as const,
    count: ['notifications', 'list', 'count'] as const,
    choices: ['notifications', 'choices'] as const,
  },
  dashboard: {
    lists: ['dashboard', 'list'] as const,
    catalogue: ['dashboard', 'list', 'catalogue'] as const,
    choices: ['dashboard', 'list', 'choices'] as const,
    diagrams: ['dashboard', 'diagrams'] as const,
    targets: (kpi: string) => ['dashboard', 'list', 'targets', kpi] as const,
    rate: ['dashboard', 'list', 'rate'] as const,
    rates: ['dashboard', 'list', 'rates'] as const,
    part: (call: string, query: DashboardQuery | Record<string, string>) => ['dashboard', 'list', call, query] as const,
  },
  reports: {
    all: ['reports'] as const,
    list: ['reports', 'list', 'items'] as const,
    log: ['reports', 'list', 'log'] as const,
  },
  models: {
    all: ['models'] as const,
    list: ['models', 'list'] as const,
    surroundings: ['model-surroundings'] as const,
    handbook: ['models', 'list', 'handbook'] as const,
    controls: ['models', 'controls'] as const,
    detail: (kind: ModelKind, id: string) => ['models', 'detail', kind, id] as const,
  },
  // Who hears of models hears of their changes.
  modelChanges: {
    list: ['models', 'list', 'changes'] as const,
    detail: (number: number) => ['models', 'detail', 'change', number] as const,
    findings: (number: number) => ['models', 'detail', 'change', number, 'findings'] as const,
    people: (number: number) => ['models', 'detail', 'change', number, 'people'] as const,
    note: (number: number) => ['models', 'detail', 'change', number, 'note'] as const,
  },
  modelThreads: {
    ofChanges: ['model-threads', 'change'] as const,
    ofChange: (number: number) => ['model-threads', 'change', number] as const,
    /** By what `GET /api/events` calls the model. */
    named: (model: string) => ['model-threads', model] as const,
    of: (kind: ModelKind, id: string) => ['model-threads', `${kind}/${id}`] as const,
    list: (kind: ModelKind, id: string, state: 'open' | 'resolved') => ['model-threads', `${kind}/${id}`, state] as const,
  },
  migrations: {
    of: (process: string) => ['models', 'detail', 'process', process, 'migrations'] as const,
    proposal: (process: string, from: number, to: number) => ['models', 'proposal', process, from, to] as const,
    detail: (number: number) => ['models', 'detail', 'migration', number] as const,
  },
  filterChoices: ['filter-choices'] as const,
  importLimits: ['import-limits'] as const,
  batches: {
    lists: ['batches', 'list'] as const,
    detail: (id: string) => ['batches', 'detail', id] as const,
  },
  views: {
    lists: ['views', 'list'] as const,
    list: (list: ViewedList) => ['views', 'list', 'items', list] as const,
  },
  requests: {
    lists: ['requests', 'list'] as const,
    list: (query: RequestQuery) => ['requests', 'list', 'items', query] as const,
    detail: (id: string) => ['requests', 'detail', id] as const,
    timeline: (id: string) => ['requests', 'detail', id, 'timeline'] as const,
    messages: (id: string) => ['requests', 'detail', id, 'messages'] as const,
    comments: (id: string) => ['requests', 'detail', id, 'comments'] as const,
    files: (id: string) => ['requests', 'detail', id, 'files'] as const,
    versions: (id: string) => ['requests', 'detail', id, 'versions'] as const,
    links: (id: string) => ['requests', 'detail', id, 'links'] as const,
    readers: (id: string) => ['requests', 'detail', id, 'readers'] as const,
    clocks: (id: string) => ['requests', 'detail', id, 'clocks'] as const,
    diagrams: (id: string) => ['requests', 'detail', id, 'diagrams'] as const,
  },
}
