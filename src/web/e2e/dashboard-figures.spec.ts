import type { Page } from '@playwright/test'
import { open, read } from './desk'
import { type Earlier, type Fact, forget, type Instance, remember, rememberEngine, type Task } from './history'
import { expect, test } from './test'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const TEAM = 'figures-parts'
/** e.g. 2026-11-28 */
const today = (timeZone: string) => new Date().toLocaleDateString('sv', { timeZone })
/** Ten o'clock in UTC on a day of the desk, which is in Berlin. */
const noon = (daysAgo: number) => new Date(Date.parse(`${today('Europe/Berlin')}T10:00:00Z`) - daysAgo * DAY)
/** Where it is now another day than at the desk. */
const elsewhere = () => ['Pacific/Kiritimati', 'Pacific/Pago_Pago'].find((zone) => today(zone) !== today('Europe/Berlin'))!
const ago = (hours: number) => new Date(Date.now() - hours * HOUR)
const sum = (values: number[]) => values.reduce((all, value) => all + value, 0)
const rounded = (value: number) => `${Number(value.toPrecision(3))}`

/** Hours of each request that ended; they add up to its lead time. */
const parts: Record<string, number> = { 'off-hours': 20, work: 10, rework: 2, approver: 4, queue: 3, requester: 1, planned: 5, automated: 1 }
const ENDED = 24
const ended = Array.from({ length: ENDED }, (_, index) => `MR-${81_000 + index}`)

/** When a request was in which stage, in days ago; `to` is null where it still is. */
const stays: { request: string; stage: string; phase: string | null; from: number; to: number | null }[] = [
  { request: ended[0]!, stage: 'intake', phase: null, from: 6, to: 4 },
  { request: ended[0]!, stage: 'approval', phase: 'CallActivity_Approval', from: 4, to: 2 },
  { request: ended[0]!, stage: 'launch', phase: 'CallActivity_Launch', from: 2, to: 1 },
  { request: 'MR-81100', stage: 'intake', phase: null, from: 12, to: 10 },
  { request: 'MR-81100', stage: 'approval', phase: 'CallActivity_Approval', from: 10, to: null },
  { request: 'MR-81101', stage: 'intake', phase: null, from: 2, to: null },
  { request: 'MR-81102', stage: 'intake', phase: null, from: 8, to: 5 },
  { request: 'MR-81102', stage: 'launch', phase: 'CallActivity_Launch', from: 5, to: null },
]
const running = stays.filter(({ to }) => to === null)
const submittedDaysAgo = (request: string) => Math.max(...stays.filter((stay) => stay.request === request).map(({ from }) => from))

/** Approvals of the ended requests: hours from beginning to end, of which half were taken at once; the last six were late. */
const approvals = ended.map((request, index) => ({ request, hours: 1 + (index % 4), taken: index % 2 === 0, late: index >= ENDED - 6 }))

const requests: Earlier[] = [...ended, ...running.map(({ request }) => request)].map((id) => ({
  id,
  type: 'other',
  team: TEAM,
  priority: 'normal',
  channels: ['email'],
  submittedAt: ended.includes(id) && id !== ended[0] ? noon(9) : noon(submittedDaysAgo(id)),
}))

const facts: Fact[] = [
  ...ended.flatMap((request) => [
    ...Object.entries(parts).map(([stage, value]) => ({ request, kpi: 'wait-hours', stage, value, at: noon(1) })),
    { request, kpi: 'outcome', stage: 'delivered', value: 1, at: noon(1) },
    { request, kpi: 'stage-hours', stage: 'approval', value: 48, at: noon(2) },
  ]),
  ...stays.flatMap(({ request, stage, from, to }) =>
    to === null
      ? []
      : [
          { request, kpi: 'stage-entered', stage, value: 1, at: noon(from) },
          { request, kpi: 'stage-left', stage, value: 1, at: noon(to) },
        ],
  ),
  // how long such a step took before: half of the runs 15 hours, half 100
  ...Array.from({ length: 30 }, (_, index) => ['short', 'long'].map((kind) => ({ kind, index }))).flat().map(({ kind, index }) => ({
    request: ended[index % ENDED]!,
    kpi: 'step-hours',
    stage: 'figures-step',
    value: kind === 'short' ? 15 : 100,
    at: new Date(noon(3).getTime() + index * 60_000 + (kind === 'short' ? 0 : 1)),
  })),
]

const FIRST = 9_100_000_000
const instances: Instance[] = [
  ...ended.map((request, index) => ({ key: FIRST + index, request, phase: 'CallActivity_Launch', since: noon(2), endedAt: noon(1) })),
  ...running.map(({ request, phase, from }, index) => ({ key: FIRST + 100 + index, request, phase, since: noon(from), endedAt: null })),
]
const tasks: Task[] = [
  ...approvals.map(({ hours, taken, late }, index) => ({
    key: FIRST + 1000 + index,
    instance: FIRST + index,
    element: 'UserTask_ApproveStep',
    assignee: taken ? 'approver' : null,
    startedAt: noon(3),
    endedAt: new Date(noon(3).getTime() + hours * HOUR),
    dueAt: new Date(noon(3).getTime() + (late ? -1 : 50) * HOUR),
  })),
  // of 60 runs that took longer than its ten hours till now, 30 took longer than the twenty that it may
  { key: FIRST + 2000, instance: FIRST + 100, element: 'UserTask_ApproveStep', assignee: null, startedAt: ago(10), dueAt: ago(-10), endedAt: null, step: 'figures-step' },
]

const section = (page: Page, title: string) => page.getByRole('region', { name: title, exact: true })
const cells = async (page: Page, table: string, row: string | RegExp) =>
  page
    .getByRole('region', { name: table, exact: true })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: row, exact: true }) })
    .getByRole('cell')
    .allTextContents()

test.beforeAll(async () => {
  await remember(requests, facts)
  await rememberEngine(instances, tasks)
})
test.afterAll(() => forget(instances))

test.beforeEach(async ({ page, request }) => {
  await read(request, 'analyst', {})
  await open(page, 'analyst', `/dashboard?team=${TEAM}`)
})

test('the parts of the lead time are those of the history', async ({ page }) => {
  const waits = section(page, 'Where lead time goes')
  const moving = parts.work! + parts.automated!
  const waiting = parts.rework! + parts.approver! + parts.queue! + parts.requester!
  await expect(waits.locator('dd').first()).toHaveText(`${((moving / (moving + waiting)) * 100).toFixed(1)}%`)
  const most = ((parts['off-hours']! / sum(Object.values(parts))) * 100).toFixed(1)
  await expect(waits).toContainText(`${ENDED} requests that ended; most of their time: Outside working hours, ${most}%.`)
  await waits.getByRole('button', { name: 'Numbers' }).click()
  const chart = 'Hours of all requests together'
  for (const [row, part] of [['Work', 'work'], ['Waiting for approvers', 'approver'], ['Waiting in a queue', 'queue'], ['Waiting for an agreed date', 'planned']] as const)
    expect(await cells(page, chart, row), row).toEqual([`${parts[part]! * ENDED} hrs`])
})

test('the flow of work is that of the history, by days of the desk', async ({ page, request }) => {
  await read(request, 'analyst', { timeZone: elsewhere() })
  await open(page, 'analyst', `/dashboard?team=${TEAM}`)
  const flow = section(page, 'Flow of work')
  await flow.getByRole('figure', { name: 'Cumulative flow' }).getByRole('button', { name: 'Numbers' }).click()
  const table = flow.getByRole('region', { name: 'Cumulative flow' })
  const stages = (await table.getByRole('columnheader').allTextContents()).slice(1)
  const rows = await table.locator('tbody tr').all()
  expect(rows).toHaveLength(30)
  const there = (stage: string, daysAgo: number) =>
    stays.filter((stay) => stay.stage === stage && stay.from >= daysAgo && (stay.to === null || stay.to < daysAgo)).length
  const names: Record<string, string> = { Intake: 'intake', Approval: 'approval', Launch: 'launch' }
  for (const daysAgo of [0, 1, 2, 3, 4, 5, 6, 9, 11, 13]) {
    const numbers = (await rows[29 - daysAgo]!.locator('td').allTextContents()).map(Number)
    stages.forEach((stage, column) => expect(numbers[column], `${stage}, ${daysAgo} days ago`).toBe(names[stage] ? there(names[stage], daysAgo) : 0))
  }
  const submitted = stays.filter(({ stage }) => stage === 'intake').length
  await expect(flow).toContainText(`${submitted} submitted, ${ENDED} ended, ${ENDED} of them delivered.`)
})

test('the age of open work is that of the history', async ({ page }) => {
  const ageing = section(page, 'Ageing work in progress')
  await expect(ageing).toContainText(`${running.length} open requests`)
  for (const { request, stage, from } of running) {
    const near = (said: string | undefined, daysAgo: number) => {
      expect(said, request).toMatch(/ days?$/)
      // shown with three digits, read a moment ago
      expect(Math.abs(parseFloat(said!) - (Date.now() - noon(daysAgo).getTime()) / DAY), request).toBeLessThan(0.07)
    }
    const name = { intake: 'Intake', approval: 'Approval', launch: 'Launch' }[stage]!
    const [n, median, oldest, typical, late] = await cells(page, 'Open requests by stage', name)
    expect(n, request).toBe('1')
    near(median, submittedDaysAgo(request))
    near(oldest, submittedDaysAgo(request))
    if (stage === 'approval') expect([typical, late]).toEqual(['2 days', '1'])
    const [, , age, stay] = await cells(page, 'The oldest open requests', new RegExp(request))
    near(age, submittedDaysAgo(request))
    near(stay, from)
  }
})

test('the bottlenecks are those of the history', async ({ page }) => {
  const bottlenecks = section(page, 'Bottlenecks')
  await bottlenecks.getByLabel('Process', { exact: true }).selectOption('ApprovalProcess')
  await bottlenecks.getByRole('button', { name: 'List' }).click()
  const row = bottlenecks.getByRole('listitem').filter({ hasText: `from ${ENDED}` })
  const hours = approvals.map((one) => one.hours)
  const waited = approvals.filter(({ taken }) => !taken).map((one) => one.hours)
  for (const [measure, value] of [
    ['Mean time', `${rounded(sum(hours) / ENDED)} hrs`],
    ['Longest time', `${Math.max(...hours)} hrs`],
    ['Total time', `${sum(hours)} hrs`],
    ['Waiting for somebody', `${rounded(sum(waited) / ENDED)} hrs`],
    ['Breaches', `${approvals.filter(({ late }) => late).length}`],
    ['Rework', '0'],
  ] as const) {
    await bottlenecks.getByLabel('Coloured by').selectOption({ label: measure })
    await expect(row.locator('strong'), measure).toHaveText(value)
  }
  await bottlenecks.getByLabel('Coloured by').selectOption({ label: 'Breaches' })
  await row.getByRole('link').click()
  await expect(page.locator('tbody tr')).toHaveCount(approvals.filter(({ late }) => late).length)
})

test('the breaches ahead are those that the history lets expect', async ({ page }) => {
  const ahead = section(page, 'Breaches ahead')
  await expect(ahead).toContainText('1 steps are due; 0.5 of them are expected to be late')
  const [, , , risk, runs] = await cells(page, 'Steps by their risk', /MR-81100/)
  expect([risk, runs]).toEqual(['50%', '60'])
})
