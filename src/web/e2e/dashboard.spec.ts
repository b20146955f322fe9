import type { Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import type { Figures } from '../src/api/dashboards'
import { instantOf } from '../src/i18n/zones'
import { authorization, expectAccessibleInLooks, languages, look, open, read, taskFor } from './desk'
import { type Earlier, type Fact, remember } from './history'
import { expect, test } from './test'

const DAY = 86_400_000
const noon = (daysAgo: number) => new Date(new Date().setUTCHours(10, 0, 0, 0) - daysAgo * DAY)
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

/** Requests of one team, each with its lead time in hours and how many days ago it ended. */
function history(team: string, first: number, ended: { hours: number; daysAgo: number; kept: boolean }[]) {
  const requests: Earlier[] = []
  const facts: Fact[] = []
  ended.forEach(({ hours, daysAgo, kept }, index) => {
    const request = `MR-${first + index}`
    const at = noon(daysAgo)
    requests.push({ id: request, type: 'other', team, priority: 'high', channels: ['email'], submittedAt: new Date(at.getTime() - hours * 3_600_000) })
    facts.push(
      { request, kpi: 'lead-time-hours', stage: 'delivered', value: hours, at },
      { request, kpi: 'stage-hours', stage: 'approval', value: hours / 4, at },
      { request, kpi: 'outcome', stage: 'delivered', value: 1, at },
      { request, kpi: 'sla-kept', stage: 'approve-step', value: kept ? 1 : 0, at },
    )
  })
  return { requests, facts }
}

/** Twelve slow ones in the thirty days before, twelve faster ones in the last thirty. */
const slow = Array.from({ length: 12 }, (_, index) => ({ hours: 100 + index, daysAgo: 32 + index, kept: index % 2 === 0 }))
const fast = Array.from({ length: 12 }, (_, index) => ({ hours: 40 + index, daysAgo: 1 + index, kept: index > 0 }))
const few = Array.from({ length: 3 }, (_, index) => ({ hours: 10 * (index + 1), daysAgo: 2 + index, kept: true }))

const tile = (page: Page, kpi: string) => page.locator(`[data-kpi="${kpi}"]`)

test.beforeAll(async () => {
  const known = history('figures-known', 80_000, [...slow, ...fast])
  const small = history('figures-few', 80_100, few)
  await remember([...known.requests, ...small.requests], [...known.facts, ...small.facts])
})

test.beforeEach(async ({ request }) => {
  await read(request, 'analyst', {})
})

test('the numbers on the tiles are those of the history', async ({ page, request }) => {
  await open(page, 'analyst', '/dashboard?team=figures-known')
  const lead = tile(page, 'lead-time-hours')
  const now = mean(fast.map(({ hours }) => hours))
  const before = mean(slow.map(({ hours }) => hours))

  await expect(lead.locator('.tile__value')).toHaveText(`${now} hrs`)
  await expect(lead.locator('.tile__n')).toContainText('from 12')
  await expect(lead.locator('.tile__target')).toContainText('Target: 480 hrs or less')
  await expect(lead.getByRole('img', { name: 'Target met' })).toBeVisible()
  await expect(lead).toContainText('Better, by more than noise.')
  await expect(lead).toContainText(`Before: ${Math.round(before)} hrs, from 12`)

  const kept = tile(page, 'sla-kept')
  const share = fast.filter((one) => one.kept).length / fast.length
  await expect(kept.locator('.tile__value')).toHaveText(`${(share * 100).toFixed(1)}%`)

  // The interval is the API's, not reckoned anew.
  const answer = await request.get('/api/dashboard/figures?team=figures-known', { headers: authorization('analyst') })
  const { items } = (await answer.json()) as Figures
  const difference = items.find(({ kpi }) => kpi === 'lead-time-hours')!.difference!
  expect(difference.value).toBeCloseTo(now - before, 6)
  const said = (value: number) => `${value < 0 ? '-' : '+'}${Math.abs(value).toFixed(1)} hrs`
  await expect(lead).toContainText(said(difference.low))
  await expect(lead).toContainText(said(difference.high))

  // What the figure means stands where it stands.
  await lead.getByText('What this means').click()
  await expect(lead).toContainText('end − submission')
  await expect(lead).toContainText('Process owner')
})

test('a dashboard that is left open goes on with the next day of the desk', async ({ page, request }) => {
  const answer = await request.get('/api/dashboard/figures?team=figures-known', { headers: authorization('analyst') })
  const { to, timeZone } = ((await answer.json()) as Figures).period
  const asked: string[] = []
  page.on('request', (one) => asked.push(new URL(one.url()).pathname))
  const figures = () => asked.filter((path) => path === '/api/dashboard/figures').length
  // Nothing but time tells this page of anything.
  await page.route('**/api/events', (route) => route.abort())
  await page.clock.install({ time: instantOf(`${to}T23:57`, timeZone) })
  await open(page, 'analyst', '/dashboard?team=figures-known')
  await expect(tile(page, 'lead-time-hours').locator('.tile__n')).toContainText('from 12')
  const before = figures()

  await page.clock.fastForward('01:30')
  await expect(tile(page, 'lead-time-hours')).toBeVisible()
  expect(figures()).toBe(before)

  await page.clock.fastForward('02:00')
  await expect.poll(figures).toBeGreaterThan(before)
})

test('a figure from too few values is not told, but how many there are', async ({ page }) => {
  await open(page, 'analyst', '/dashboard?team=figures-few')
  const lead = tile(page, 'lead-time-hours')
  await expect(lead.locator('.tile__value')).toHaveText('Not enough data')
  await expect(lead.locator('.tile__n')).toHaveText('from 3')
  await expect(lead).toContainText('Too few values to compare.')
  await expect(tile(page, 'outcome').locator('.tile__value')).toHaveText('3')
})

test('the table of a chart has the numbers of its picture', async ({ page }) => {
  await open(page, 'analyst', '/dashboard?team=figures-known&kpi=outcome')
  const chart = page.getByRole('figure', { name: 'Throughput: trend' })
  await expect(chart.locator('path.bar[aria-label="1"]').first()).toBeVisible()
  await chart.getByRole('button', { name: 'Numbers' }).click()
  const numbers = await chart.locator('tbody td').allTextContents()
  expect(numbers).toHaveLength(30)
  expect(numbers.map(Number).reduce((sum, n) => sum + n, 0)).toBe(fast.length)
})

test('a number leads to the requests behind it', async ({ page }) => {
  await open(page, 'analyst', '/dashboard?team=figures-known')
  await tile(page, 'lead-time-hours').locator('.tile__value a').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Requests behind: Lead time')
  const rows = page.locator('tbody tr')
  await expect(rows).toHaveCount(fast.length)
  const hours = (await rows.locator('td:nth-child(2)').allTextContents()).map((text) => parseFloat(text))
  expect(hours.sort((a, b) => a - b)).toEqual(fast.map((one) => one.hours))
  await expect(page.locator('.figures__period')).toContainText('Last 30 days')
  await page.getByRole('link', { name: 'Dashboard' }).last().click()
  await expect(tile(page, 'lead-time-hours')).toBeVisible()
  await expect(page).toHaveURL(/team=figures-known/)
  await expect(page.getByLabel('Period', { exact: true })).toHaveValue('30')
})

test('figures are taken away as a table', async ({ page }) => {
  await open(page, 'analyst', '/dashboard?team=figures-known')
  await expect(tile(page, 'lead-time-hours')).toBeVisible()
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Figures as CSV' }).click()])
  const lines = readFileSync((await download.path())!, 'utf8').split('\r\n')
  const period = lines.find((line) => line.includes('lead-time-hours') && line.includes('Period'))!.split(',')
  expect(Number(period[7])).toBe(fast.length)
  expect(Number(period[8])).toBeCloseTo(mean(fast.map(({ hours }) => hours)), 9)
})

test('what the dashboard is about stands in the address and is kept as a view', async ({ page }) => {
  await open(page, 'analyst', '/dashboard')
  await page.getByLabel('Period', { exact: true }).selectOption({ label: 'Last 90 days' })
  await expect(page).toHaveURL(/days=90/)
  await page.getByLabel('Priority', { exact: true }).selectOption('high')
  await page.getByRole('button', { name: 'Save as view' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('High, 90 days')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByLabel('View', { exact: true })).toHaveValue(/.+/)

  await page.goto('/dashboard')
  await page.getByLabel('View', { exact: true }).selectOption({ label: 'High, 90 days' })
  await expect(page.getByLabel('Period', { exact: true })).toHaveValue('90')
  await expect(page.getByLabel('Priority', { exact: true })).toHaveValue('high')

  await page.getByLabel('Period', { exact: true }).selectOption({ label: 'Own days …' })
  await page.getByLabel('From', { exact: true }).fill('2020-01-01')
  await expect(page).toHaveURL(/from=2020-01-01/)
  await page.getByLabel('To', { exact: true }).fill('2019-01-01')
  await expect(page.getByText('The first day must not be after the last.').first()).toBeVisible()
  await expect(page).not.toHaveURL(/to=2019/)
})

test('figures are read anew when requests change', async ({ page, request }) => {
  await open(page, 'analyst', '/dashboard')
  await expect(page.getByRole('heading', { name: 'Figures', exact: true })).toBeVisible()
  const again = page.waitForRequest(/\/api\/dashboard\/figures/, { timeout: 40_000 })
  await taskFor(request, 'approver', 'Moves figures')
  await again
})

test('the dashboard is not for everybody', async ({ page, request }) => {
  await read(request, 'requester', {})
  await open(page, 'requester', '/tasks')
  await expect(page.getByRole('link', { name: 'Dashboard' })).toHaveCount(0)
  await page.goto('/dashboard')
  await expect(page.getByRole('heading', { name: 'Figures are for analysts, process owners, operators and leads' })).toBeVisible()
})

for (const language of languages) {
  test(`the dashboard is accessible: ${language}`, async ({ page, request }) => {
    await read(request, 'analyst', { theme: 'system', language })
    await look(page, language)
    await open(page, 'analyst', '/dashboard?team=figures-known')
    await expect(tile(page, 'lead-time-hours').locator('.tile__value')).not.toBeEmpty()
    await expect(page.locator('.cds--cc--axes').first()).toBeVisible()
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
    await expectAccessibleInLooks(page, language)
    await page.goto('/dashboard/requests?kpi=lead-time-hours&team=figures-known')
    await expect(page.locator('tbody tr').first()).toBeVisible()
    await expectAccessibleInLooks(page, language)
  })
}
