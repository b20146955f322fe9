import type { Campaign, CampaignEntry } from './campaigns'
import type { CalendarChoices, CalendarEntry, Holiday, HolidayRegion, WorkCalendar } from './calendars'
import type {
  Ageing,
  Bottlenecks,
  DashboardChoices,
  DashboardQuery,
  Distribution,
  FigureQuery,
  FigureRequest,
  Figures,
  Flow,
  Forecast,
  ElementQuery,
  ElementRequest,
  HourlyRate,
  KpiEntry,
  KpiTarget,
  NewKpiTarget,
  ProcessDiagram,
  Rate,
  SlaFigures,
  Waits,
} from './dashboards'
import type { Report, ReportContent, ReportDelivery } from './reports'
import type {
  ContractVariables,
  Controls,
  Model,
  ModelDraft,
  ModelKind,
  ModelListed,
  ModelSurroundings,
  ModelTaken,
  ModelVersion,
} from './models'
import { request } from './request'
import type { Agreement, AgreementChoices, AgreementEntry, WhatIfAnswer, WhatIfQuery } from './agreements'
import type { AuditEvent, AuditQuery } from './audit'
import type { Batch, BatchDetail, BatchProgress, BatchRow, ImportLimits } from './batches'
import type { SlaClock } from './clocks'
import type { Incident, IncidentDetail, IncidentState, Resolution } from './incidents'
import type {
  Draft,
  DraftSummary,
  Entered,
  FileLimits,
  Form,
  IntakeState,
  RequestExample,
  RequestType,
  StoredFile,
  Submitted,
} from './intake'
import type { Message, Notification, NotificationChoices } from './notifications'
import type { Page } from './pages'
import type { Absence, AbsenceEntry, Me, OneTimePassword, Person, Reader, Settings } from './people'
import type { Piece, PieceQuery, Stage } from './production'
import type {
  BriefChanged,
  BriefVersion,
  FilterChoices,
  MadeLink,
  RequestDetail,
  RequestItem,
  RequestQuery,
  ShareLink,
  Standing,
} from './requests'
import type { RetentionState } from './retention'
import type { PasswordState, SecondFactorBegun, SecondFactorState, SessionState, SignedOut } from './sessions'
import type { AskedByLink, Completed, Task, TaskDetail, TaskDraft, TaskQuery, TaskScope } from './tasks'
import type { TeamLoad, TeamPiece, TeamSection } from './teams'
import type { Comment, Diagram, SaidComment, TimelineEntry } from './timeline'
import type { SavedView, ViewContent, ViewedList } from './views'
import type { Webhook, WebhookChoices, WebhookEntry } from './webhooks'
import { upload } from './upload'

type Signal = { signal?: AbortSignal }

/** So much of a text is read to show it; more would be slow to draw. */
export const FILE_START_BYTES = 100_000

const draft = (id: string) => `/api/drafts/${encodeURIComponent(id)}`
const task = (id: string) => `/api/tasks/${encodeURIComponent(id)}`
const theRequest = (id: string) => `/api/requests/${encodeURIComponent(id)}`
const theCampaign = (id: string) => `/api/campaigns/${encodeURIComponent(id)}`
const theAgreement = (id: string) => `/api/agreements/${encodeURIComponent(id)}`
const absence = (id: string) => `/api/me/absences/${encodeURIComponent(id)}`
const view = (id: string) => `/api/views/${encodeURIComponent(id)}`
const batch = (id: string) => `/api/imports/${encodeURIComponent(id)}`
const kpi = (id: string) => `/api/kpi-catalogue/${encodeURIComponent(id)}`
const report = (id: string) => `/api/reports/${encodeURIComponent(id)}`
const calendar = (id: string) => `/api/calendars/${encodeURIComponent(id)}`
const model = (kind: ModelKind, id: string) => `/api/models/${kind}/${encodeURIComponent(id)}`
const incident = (id: string) => `/api/incidents/${encodeURIComponent(id)}`

/** Every call that the client makes. Instants are ISO 8601 in UTC, ids are texts. */
export const api = {
  session: () => request<SessionState>('/api/session'),
  signIn: (username: string, password: string, code: string) =>
    request<Me>('/api/session', { method: 'POST', body: { username, password, code: code || undefined } }),
  resetPassword: (username: string) =>
    request<OneTimePassword>(`/api/people/${encodeURIComponent(username)}/password-reset`, { method: 'POST' }),
  resetSecondFactor: (username: string) =>
    request<void>(`/api/people/${encodeURIComponent(username)}/second-factor`, { method: 'DELETE' }),
  password: ({ signal }: Signal = {}) => request<PasswordState>('/api/me/password', { signal }),
  secondFactor: ({ signal }: Signal = {}) => request<SecondFactorState>('/api/me/second-factor', { signal }),
  beginSecondFactor: (password: string) =>
    request<SecondFactorBegun>('/api/me/second-factor', { method: 'POST', body: { password } }),
  confirmSecondFactor: (code: string) =>
    request<{ recoveryCodes: string[] }>('/api/me/second-factor/confirm', { method: 'POST', body: { code } }),
  removeSecondFactor: (code: string) => request<void>('/api/me/second-factor/remove', { method: 'POST', body: { code } }),
  changePassword: (current: string, wanted: string) =>
    request<void>('/api/me/password', { method: 'PUT', body: { current, wanted } }),
  signOut: (everywhere: boolean) => request<SignedOut | undefined>('/api/session', { method: 'DELETE', query: everywhere ? { everywhere } : {} }),

  settings: () => request<Settings>('/api/me/settings'),
  saveSettings: (body: Settings) => request<Settings>('/api/me/settings', { method: 'PUT', body }),

  notifications: (unread: boolean, cursor: string | null, { signal }: Signal = {}) =>
    request<Page<Notification>>('/api/me/notifications', { query: { unread, cursor }, signal }),
  unreadNotifications: ({ signal }: Signal = {}) =>
    request<{ unread: number }>('/api/me/notifications/count', { signal }),
  readNotification: (id: string) => request<void>(`/api/me/notifications/${id}/read`, { method: 'POST' }),
  /** Those that came after the newest that was shown stay unread. */
  readAllNotifications: (upTo: string) =>
    request<void>('/api/me/notifications/read-all', { method: 'POST', body: { upTo } }),
  notificationChoices: ({ signal }: Signal = {}) =>
    request<NotificationChoices>('/api/me/settings/notifications', { signal }),
  saveNotificationChoices: (body: NotificationChoices) =>
    request<NotificationChoices>('/api/me/settings/notifications', { method: 'PUT', body }),
  absences: ({ signal }: Signal = {}) => request<Page<Absence>>('/api/me/absences', { signal }),
  /** The same `id` is the same absence. */
  saveAbsence: (id: string, body: AbsenceEntry) => request<Absence>(absence(id), { method: 'PUT', body }),
  deleteAbsence: (id: string) => request<void>(absence(id), { method: 'DELETE' }),

  kpis: ({ signal }: Signal = {}) => request<Page<KpiEntry>>('/api/kpi-catalogue', { signal }),
  kpiTargets: (id: string, { signal }: Signal = {}) => request<Page<KpiTarget>>(`${kpi(id)}/targets`, { signal }),
  /** `version` is the `targetVersion` that was read. */
  saveKpiTarget: (id: string, version: number, body: NewKpiTarget) =>
    request<KpiTarget>(`${kpi(id)}/target`, { method: 'PUT', body, headers: { 'If-Match': `"${version}"` } }),
  figures: (query: FigureQuery, { signal }: Signal = {}) =>
    request<Figures>('/api/dashboard/figures', { query: { ...query }, signal }),
  dashboardChoices: ({ signal }: Signal = {}) => request<DashboardChoices>('/api/dashboard/choices', { signal }),
  distribution: (query: DashboardQuery & { kpi: string; part?: string }, { signal }: Signal = {}) =>
    request<Distribution>('/api/dashboard/distribution', { query: { ...query }, signal }),
  /** Values greater than `above`, and not greater than `upTo`. */
  figureRequests: (
    query: DashboardQuery & { kpi: string; part?: string; above?: number; upTo?: number },
    cursor: string | null,
    { signal }: Signal = {},
  ) => request<Page<FigureRequest>>('/api/dashboard/requests', { query: { ...query, cursor }, signal }),
  slaFigures: (query: DashboardQuery & { by: SlaFigures['by'] }, { signal }: Signal = {}) =>
    request<SlaFigures>('/api/dashboard/sla', { query: { ...query }, signal }),
  flow: (query: DashboardQuery, { signal }: Signal = {}) =>
    request<Flow>('/api/dashboard/flow', { query: { ...query }, signal }),
  ageing: (query: DashboardQuery, { signal }: Signal = {}) =>
    request<Ageing>('/api/dashboard/ageing', { query: { ...query }, signal }),
  waits: (query: DashboardQuery, { signal }: Signal = {}) =>
    request<Waits>('/api/dashboard/waits', { query: { ...query }, signal }),
  bottlenecks: (query: DashboardQuery, { signal }: Signal = {}) =>
    request<Bottlenecks>('/api/dashboard/bottlenecks', { query: { ...query }, signal }),
  elementRequests: (query: ElementQuery, cursor: string | null, { signal }: Signal = {}) =>
    request<Page<ElementRequest>>('/api/dashboard/element-requests', { query: { ...query, cursor }, signal }),
  forecast: (query: DashboardQuery & { days?: number }, { signal }: Signal = {}) =>
    request<Forecast>('/api/dashboard/forecast', { query: { ...query }, signal }),
  hourlyRate: ({ signal }: Signal = {}) => request<HourlyRate>('/api/hourly-rate', { signal }),
  hourlyRates: ({ signal }: Signal = {}) => request<Page<Rate>>('/api/hourly-rate/versions', { signal }),
  saveHourlyRate: (version: number, body: { amount: number; currency: string }) =>
    request<HourlyRate>('/api/hourly-rate', { method: 'PUT', body, headers: { 'If-Match': `"${version}"` } }),
  /** A null amount lets the rate of all hold again. */
  saveSkillRate: (skill: string, version: number, amount: number | null) =>
    request<HourlyRate>(`/api/hourly-rate/skills/${encodeURIComponent(skill)}`, {
      method: 'PUT',
      body: { amount },
      headers: { 'If-Match': `"${version}"` },
    }),
  reports: ({ signal }: Signal = {}) => request<Page<Report>>('/api/reports', { signal }),
  /** `version` is the one that was changed; 0 for a new report. */
  saveReport: (id: string, version: number, body: ReportContent) =>
    request<Report>(report(id), { method: 'PUT', body, headers: { 'If-Match': `"${version}"` } }),
  deleteReport: (id: string) => request<void>(report(id), { method: 'DELETE' }),
  /** The same `runId` is sent once. */
  sendReportToMe: (id: string, runId: string) => request<void>(`${report(id)}/send-to-me`, { method: 'POST', body: { runId } }),
  reportLog: (cursor: string | null, { signal }: Signal = {}) =>
    request<Page<ReportDelivery>>('/api/reports/log', { query: { cursor }, signal }),
  reportFile: (runId: string) => `/api/reports/runs/${runId}/pdf`,
  /** The processes as they are deployed now. */
  processDiagrams: ({ signal }: Signal = {}) => request<Page<ProcessDiagram>>('/api/dashboard/diagrams', { signal }),
  /** Address of a file with the figures. */
  figuresFile: (query: FigureQuery, format: 'csv' | 'xlsx') =>
    `/api/dashboard/figures/export?${new URLSearchParams([['words', 'true'], ['format', format], ...Object.entries(query).flatMap(([name, value]) => (value ? [[name, String(value)]] : []))])}`,

  people: (cursor: string | null, { signal }: Signal = {}) =>
    request<Page<Person>>('/api/people', { query: { cursor, limit: 100 }, signal }),

  requestTypes: ({ signal }: Signal = {}) => request<Page<RequestType>>('/api/request-types', { signal }),

  submit: (body: Entered & { draftId?: string }, key: string) =>
    request<Submitted>('/api/requests', {
      method: 'POST',
      body: {
        type: body.type,
        brief: body.brief,
        campaign: body.campaign,
        confidential: body.confidential,
        draftId: body.draftId,
      },
      headers: { 'Idempotency-Key': key },
    }),

  drafts: ({ signal }: Signal = {}) => request<Page<DraftSummary>>('/api/drafts', { query: { limit: 100 }, signal }),
  draft: (id: string, { signal }: Signal = {}) => request<Draft>(draft(id), { signal }),
  beginDraft: (id: string, entered: Entered, keepalive = false) =>
    request<Draft>('/api/drafts', { method: 'POST', body: { id, ...entered }, keepalive }),
  saveDraft: (id: string, version: number, entered: Entered, keepalive = false) =>
    request<Draft>(draft(id), { method: 'PUT', body: entered, headers: { 'If-Match': `"${version}"` }, keepalive }),
  deleteDraft: (id: string) => request<void>(draft(id), { method: 'DELETE' }),

  examples: (type: string, { signal }: Signal = {}) =>
    request<Page<RequestExample>>(`/api/request-types/${encodeURIComponent(type)}/examples`, { signal }),
  fileLimits: ({ signal }: Signal = {}) => request<FileLimits>('/api/files/limits', { signal }),
  draftFiles: (id: string, { signal }: Signal = {}) => request<Page<StoredFile>>(`${draft(id)}/files`, { signal }),
  addDraftFile: (id: string, file: File, progress: (share: number) => void, signal: AbortSignal) =>
    upload<StoredFile>(`${draft(id)}/files?name=${encodeURIComponent(file.name)}`, file, progress, signal),
  requestFiles: (id: string, { signal }: Signal = {}) => request<Page<StoredFile>>(`/api/requests/${encodeURIComponent(id)}/files`, { signal }),
  addRequestFile: (id: string, file: File, progress: (share: number) => void, signal: AbortSignal) =>
    upload<StoredFile>(`/api/requests/${encodeURIComponent(id)}/files?name=${encodeURIComponent(file.name)}`, file, progress, signal),
  fileStart: (id: string, { signal }: Signal = {}) =>
    request<string>(`/api/files/${encodeURIComponent(id)}`, { plain: true, headers: { Range: `bytes=0-${FILE_START_BYTES - 1}` }, signal }),
  deleteFile: (id: string) => request<void>(`/api/files/${encodeURIComponent(id)}`, { method: 'DELETE' }),

  tasks: (query: TaskQuery, cursor: string | null, { signal }: Signal = {}) =>
    request<Page<Task>>('/api/tasks', { query: { ...query, cursor }, signal }),
  taskCounts: ({ signal }: Signal = {}) => request<Record<TaskScope, number>>('/api/tasks/counts', { signal }),
  task: (id: string, { signal }: Signal = {}) => request<TaskDetail>(task(id), { signal }),
  claim: (id: string) => request<Task>(`${task(id)}/claim`, { method: 'POST' }),
  release: (id: string) => request<Task>(`${task(id)}/release`, { method: 'POST' }),
  assign: (id: string, assignee: string, note: string | null = null) =>
    request<Task>(`${task(id)}/assign`, { method: 'POST', body: { assignee, note } }),
  complete: (id: string, variables: Record<string, unknown>) =>
    request<Completed>(`${task(id)}/complete`, { method: 'POST', body: { variables } }),
  taskDraft: (id: string, { signal }: Signal = {}) => request<TaskDraft>(`${task(id)}/draft`, { signal }),
  /** `version` is the one that was changed; 0 for the first save. */
  saveTaskDraft: (id: string, values: Record<string, unknown>, version: number, keepalive = false) =>
    request<TaskDraft>(`${task(id)}/draft`, {
      method: 'PUT',
      body: { values },
      headers: { 'If-Match': `"${version}"` },
      keepalive,
    }),
  discardTaskDraft: (id: string) => request<void>(`${task(id)}/draft`, { method: 'DELETE' }),

  form: (formId: string, { signal }: Signal = {}) => request<Form>(`/api/forms/${encodeURIComponent(formId)}`, { signal }),
  request: (id: string, { signal }: Signal = {}) => request<RequestDetail>(theRequest(id), { signal }),
  timeline: (id: string, cursor: string | null, { signal }: Signal = {}) =>
    request<Page<TimelineEntry>>(`${theRequest(id)}/timeline`, { query: { cursor, limit: 100 }, signal }),
  messages: (id: string, cursor: string | null, { signal }: Signal = {}) =>
    request<Page<Message>>(`${theRequest(id)}/messages`, { query: { cursor, limit: 100 }, signal }),
  requests: (query: RequestQuery, cursor: string | null, { signal }: Signal = {}) =>
    request<Page<RequestItem>>('/api/requests', { query: { ...query, cursor }, signal }),
  clocks: (id: string, { signal }: Signal = {}) =>
    request<{ asOf: string; clocks: SlaClock[] }>(`${theRequest(id)}/sla`, { signal }),
  diagrams: (id: string, { signal }: Signal = {}) => request<Page<Diagram>>(`${theRequest(id)}/diagram`, { signal }),
  briefVersions: (id: string, { signal }: Signal = {}) =>
    request<Page<BriefVersion>>(`${theRequest(id)}/brief/versions`, { signal }),
  changeBrief: (id: string, body: { brief: Record<string, unknown>; baseVersion: number; reason: string | null }) =>
    request<BriefChanged>(`${theRequest(id)}/brief`, { method: 'PUT', body }),
  comments: (id: string, cursor: string | null, { signal }: Signal = {}) =>
    request<Page<Comment>>(`${theRequest(id)}/comments`, { query: { cursor, limit: 100 }, signal }),
  /** The same `key` says it once only. */
  say: (id: string, text: string, key: string) =>
    request<SaidComment>(`${theRequest(id)}/comments`, { method: 'POST', body: { text, key } }),
  editComment: (id: string, comment: string, text: string) =>
    request<SaidComment>(`${theRequest(id)}/comments/${comment}`, { method: 'PUT', body: { text } }),
  deleteComment: (id: string, comment: string) =>
    request<void>(`${theRequest(id)}/comments/${comment}`, { method: 'DELETE' }),
  seen: (id: string, commentId: string) =>
    request<void>(`${theRequest(id)}/seen`, { method: 'PUT', body: { commentId } }),
  withdraw: (id: string, reason: string) =>
    request<RequestDetail>(`${theRequest(id)}/withdraw`, { method: 'POST', body: { reason } }),

  readers: (id: string, { signal }: Signal = {}) =>
    request<Page<Reader>>(`${theRequest(id)}/readers`, { signal }),
  nameReader: (id: string, username: string) =>
    request<void>(`${theRequest(id)}/readers/${encodeURIComponent(username)}`, { method: 'PUT' }),
  unnameReader: (id: string, username: string) =>
    request<void>(`${theRequest(id)}/readers/${encodeURIComponent(username)}`, { method: 'DELETE' }),
  setConfidential: (id: string, confidential: boolean) =>
    request<void>(`${theRequest(id)}/confidentiality`, { method: 'PUT', body: { confidential } }),
  shareLinks: (id: string, { signal }: Signal = {}) =>
    request<Page<ShareLink>>(`${theRequest(id)}/links`, { signal }),
  share: (id: string, days: number) =>
    request<MadeLink>(`${theRequest(id)}/links`, { method: 'POST', body: { days } }),
  endShareLink: (id: string, link: string) =>
    request<void>(`${theRequest(id)}/links/${link}`, { method: 'DELETE' }),
  intake: ({ signal }: Signal = {}) => request<IntakeState>('/api/intake', { signal }),
  pauseIntake: (body: { message: string; until: string | null }) =>
    request<IntakeState>('/api/intake/pause', { method: 'PUT', body }),
  resumeIntake: () => request<void>('/api/intake/pause', { method: 'DELETE' }),
  retention: ({ signal }: Signal = {}) => request<RetentionState>('/api/retention', { signal }),
  changeRetention: (kind: string, keepDays: number | null) =>
    request<RetentionState>(`/api/retention/${kind}`, { method: 'PUT', body: { keepDays } }),
  /** The address of the archived details as a file. */
  archiveFile: (id: string) => `${theRequest(id)}/archive`,
  audit: (query: AuditQuery, cursor: string | null, { signal }: Signal = {}) =>
    request<Page<AuditEvent>>('/api/audit', { query: { ...query, cursor }, signal }),
  auditActions: ({ signal }: Signal = {}) => request<Page<string>>('/api/audit/actions', { signal }),
  /** Address of a file with the events. */
  auditFile: (query: AuditQuery, format: 'csv' | 'xlsx') =>
    `/api/audit/export?${new URLSearchParams([['format', format], ...Object.entries(query).flatMap(([name, text]) => (text ? [[name, text]] : []))])}`,
  webhooks: ({ signal }: Signal = {}) => request<Page<Webhook>>('/api/webhooks', { signal }),
  webhookChoices: ({ signal }: Signal = {}) => request<WebhookChoices>('/api/webhooks/choices', { signal }),
  /** Adds one when there is no id. */
  saveWebhook: (id: string | null, body: WebhookEntry) =>
    id === null
      ? request<Webhook>('/api/webhooks', { method: 'POST', body })
      : request<Webhook>(`/api/webhooks/${id}`, { method: 'PUT', body }),
  endWebhook: (id: string) => request<void>(`/api/webhooks/${id}`, { method: 'DELETE' }),
  tryWebhook: (id: string) => request<void>(`/api/webhooks/${id}/try`, { method: 'POST' }),

  calendars: ({ signal }: Signal = {}) => request<Page<WorkCalendar>>('/api/calendars', { signal }),
  calendar: (id: string, { signal }: Signal = {}) => request<WorkCalendar>(calendar(id), { signal }),
  addCalendar: (body: CalendarEntry) => request<WorkCalendar>('/api/calendars', { method: 'POST', body }),
  /** `version` is the one that was changed. */
  saveCalendar: (id: string, version: number, body: CalendarEntry) =>
    request<WorkCalendar>(calendar(id), { method: 'PUT', body, headers: { 'If-Match': `"${version}"` } }),
  deleteCalendar: (id: string, version: number) =>
    request<void>(calendar(id), { method: 'DELETE', headers: { 'If-Match': `"${version}"` } }),
  calendarChoices: ({ signal }: Signal = {}) => request<CalendarChoices>('/api/calendar-choices', { signal }),
  holidayRegions: (country: string, { signal }: Signal = {}) =>
    request<Page<HolidayRegion>>(`/api/holiday-regions/${encodeURIComponent(country)}`, { signal }),
  holidays: (region: string, year: number, { signal }: Signal = {}) =>
    request<Page<Holiday>>('/api/holidays', { query: { region, year }, signal }),
  campaigns: ({ signal }: Signal = {}) => request<Page<Campaign>>('/api/campaigns', { signal }),
  campaign: (id: string, { signal }: Signal = {}) => request<Campaign>(theCampaign(id), { signal }),
  addCampaign: (id: string, { closed: _, ...entry }: CampaignEntry) =>
    request<Campaign>('/api/campaigns', { method: 'POST', body: { id, ...entry } }),
  changeCampaign: (id: string, version: number, body: CampaignEntry) =>
    request<Campaign>(theCampaign(id), { method: 'PUT', body, headers: { 'If-Match': `"${version}"` } }),
  giveCampaign: (id: string, campaign: string | null) =>
    request<RequestDetail>(`/api/requests/${encodeURIComponent(id)}/campaign`, { method: 'PUT', body: { campaign } }),

  agreements: ({ signal }: Signal = {}) => request<Page<Agreement>>('/api/agreements', { signal }),
  agreementChoices: ({ signal }: Signal = {}) => request<AgreementChoices>('/api/agreements/choices', { signal }),
  agreement: (id: string, { signal }: Signal = {}) => request<Agreement>(theAgreement(id), { signal }),
  addAgreement: (body: AgreementEntry) => request<Agreement>('/api/agreements', { method: 'POST', body }),
  /** `version` is the newest one that was read. */
  changeAgreement: (id: string, version: number, body: AgreementEntry) =>
    request<Agreement>(`${theAgreement(id)}/versions`, { method: 'POST', body, headers: { 'If-Match': `"${version}"` } }),
  whatIf: (query: WhatIfQuery, offset: number, { signal }: Signal = {}) =>
    request<WhatIfAnswer>('/api/agreements/what-if', { query: { ...query, offset }, signal }),
  agreeTo: (id: string, version: number) =>
    request<Agreement>(`${theAgreement(id)}/versions/${version}/agree`, { method: 'POST' }),
  endAgreement: (id: string) => request<Agreement>(`${theAgreement(id)}/end`, { method: 'POST' }),

  answerLink: (secret: string, { signal }: Signal = {}) =>
    request<AskedByLink>(`/api/answer-links/${encodeURIComponent(secret)}`, { signal }),
  answerByLink: (secret: string, variables: Record<string, unknown>) =>
    request<Completed>(`/api/answer-links/${encodeURIComponent(secret)}`, { method: 'POST', body: { variables } }),

  shared: (secret: string, { signal }: Signal = {}) =>
    request<Standing>(`/api/shared/${encodeURIComponent(secret)}`, { signal }),

  incidents: (state: IncidentState, cursor: string | null, { signal }: Signal = {}) =>
    request<Page<Incident>>('/api/incidents', { query: { state, cursor }, signal }),
  incidentCount: ({ signal }: Signal = {}) => request<{ open: number }>('/api/incidents/count', { signal }),
  incident: (id: string, { signal }: Signal = {}) => request<IncidentDetail>(incident(id), { signal }),
  tryAgain: (id: string, body: Resolution) => request<Incident>(`${incident(id)}/resolve`, { method: 'POST', body }),

  teamTasks: (section: TeamSection, team: string | undefined, cursor: string | null, { signal }: Signal = {}) =>
    request<Page<Task>>('/api/team/work', { query: { section, team, cursor }, signal }),
  teamPieces: (section: TeamSection, team: string | undefined, cursor: string | null, { signal }: Signal = {}) =>
    request<Page<TeamPiece>>('/api/team/work/deliverables', { query: { section, team, cursor }, signal }),
  teamCounts: (team: string | undefined, { signal }: Signal = {}) =>
    request<Record<TeamSection, { tasks: number; deliverables: number }>>('/api/team/work/counts', { query: { team }, signal }),
  teamLoad: (team: string | undefined, { signal }: Signal = {}) =>
    request<TeamLoad>('/api/team/load', { query: { team }, signal }),
  /** Null for the usual hours. */
  saveCapacity: (username: string, hoursPerWeek: number | null) =>
    request<void>(`/api/people/${encodeURIComponent(username)}/capacity`, { method: 'PUT', body: { hoursPerWeek } }),
  saveUsualCapacity: (hoursPerWeek: number) => request<void>('/api/team/capacity', { method: 'PUT', body: { hoursPerWeek } }),
  models: ({ signal }: Signal = {}) => request<Page<ModelListed>>('/api/models', { signal }),
  /** What rules for models go by: the contract with the workers, and all models as they are live. */
  modelSurroundings: ({ signal }: Signal = {}) => request<ModelSurroundings>('/api/models/surroundings', { signal }),
  controls: ({ signal }: Signal = {}) => request<Controls>('/api/models/controls', { signal }),
  /** Element templates of the workers' job types, as Camunda's editors read them. */
  modelTemplates: ({ signal }: Signal = {}) => request<object[]>('/api/models/templates', { signal }),
  modelVariables: ({ signal }: Signal = {}) => request<ContractVariables>('/api/models/variables', { signal }),
  /** All models as a zip file, for a browser to keep. */
  modelFolder: () => '/api/models/folder.zip',
  takeModelFolder: (file: File) => upload<Page<ModelTaken>>('/api/models/folder', file, () => {}, new AbortController().signal),
  model: (kind: ModelKind, id: string, { signal }: Signal = {}) => request<Model>(model(kind, id), { signal }),
  /** Begins a model: the content, which says its id, is its first version. */
  beginModel: (kind: ModelKind, content: string, note: string) => request<Model>(`/api/models/${kind}`, { method: 'POST', body: { content, note } }),
  modelContent: (kind: ModelKind, id: string, version: number, { signal }: Signal = {}) =>
    request<string>(`${model(kind, id)}/versions/${version}`, { signal, plain: true }),
  /** Address of a version as a file. */
  modelFile: (kind: ModelKind, id: string, version: number) => `${model(kind, id)}/versions/${version}`,
  /** Nothing when there is none. */
  modelDraft: (kind: ModelKind, id: string, { signal }: Signal = {}) => request<ModelDraft | undefined>(`${model(kind, id)}/draft`, { signal }),
  /** `version` is the one of the draft that was changed; 0 for the first save. */
  saveModelDraft: (kind: ModelKind, id: string, version: number, body: { content: string; base: number }, keepalive = false) =>
    request<ModelDraft>(`${model(kind, id)}/draft`, { method: 'PUT', body, headers: { 'If-Match': `"${version}"` }, keepalive }),
  discardModelDraft: (kind: ModelKind, id: string) => request<void>(`${model(kind, id)}/draft`, { method: 'DELETE' }),
  /** Makes the draft of that version a version of the model. */
  keepModel: (kind: ModelKind, id: string, version: number, note: string) =>
    request<ModelVersion>(`${model(kind, id)}/versions`, { method: 'POST', body: { note }, headers: { 'If-Match': `"${version}"` } }),
  filterChoices: ({ signal }: Signal = {}) => request<FilterChoices>('/api/filter-choices', { signal }),
  views: (list: ViewedList, { signal }: Signal = {}) => request<Page<SavedView>>('/api/views', { query: { list }, signal }),
  /** The same `id` keeps it once only. */
  keepView: (id: string, list: ViewedList, content: ViewContent) =>
    request<SavedView>('/api/views', { method: 'POST', body: { id, list, ...content } }),
  overwriteView: (id: string, version: number, content: ViewContent) =>
    request<SavedView>(view(id), { method: 'PUT', body: content, headers: { 'If-Match': `"${version}"` } }),
  deleteView: (id: string) => request<void>(view(id), { method: 'DELETE' }),
  /** Whether my list begins with the view. */
  beginWithView: (id: string, begin: boolean) =>
    request<void>(`${view(id)}/default`, { method: begin ? 'PUT' : 'DELETE' }),

  importLimits: ({ signal }: Signal = {}) => request<ImportLimits>('/api/imports/limits', { signal }),
  batches: ({ signal }: Signal = {}) => request<Page<Batch>>('/api/imports', { signal }),
  /** The same `id` takes it once only; nothing is submitted yet. */
  addBatch: (
    id: string,
    { type, encoding, file }: { type: string; encoding: string; file: File },
    progress: (share: number) => void,
    signal: AbortSignal,
  ) => upload<Batch>(`/api/imports?${new URLSearchParams({ id, type, encoding, name: file.name })}`, file, progress, signal),
  batch: (id: string, { signal }: Signal = {}) => request<BatchDetail>(batch(id), { signal }),
  correctRow: (id: string, position: number, cells: Record<string, string>) =>
    request<BatchRow>(`${batch(id)}/rows/${position}`, { method: 'PUT', body: { cells } }),
  /** Some of the good rows; again until none is left. */
  submitRows: (id: string) => request<BatchProgress>(`${batch(id)}/submit`, { method: 'POST' }),
  deleteBatch: (id: string) => request<void>(batch(id), { method: 'DELETE' }),
  /** Addresses of files to download. */
  templateFile: (type: string, format: 'csv' | 'xlsx') => `/api/imports/template?${new URLSearchParams({ type, format })}`,
  leftFile: (id: string, format: 'csv' | 'xlsx') => `${batch(id)}/left?format=${format}`,

  deliverables: (query: PieceQuery, cursor: string | null, { signal }: Signal = {}) =>
    request<Page<Piece>>('/api/deliverables', { query: { ...query, cursor, limit: 100 }, signal }),
  deliverableCounts: (query: PieceQuery, { signal }: Signal = {}) =>
    request<Record<Stage, number>>('/api/deliverables/counts', { query: { ...query }, signal }),
}
