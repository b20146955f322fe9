import type { APIRequestContext, Locator, Page } from '@playwright/test'
import type { Task } from '../src/api/tasks'
import type { TeamLoad } from '../src/api/teams'
import { authorization, colleague, expectAccessibleInLooks, languages, look, open, read, taskFor } from './desk'
import { port } from './system'
import { expect, test } from './test'

const lead = 'mei.tanaka'

/** Moves a task's deadline into the past, as the engine lets operators do; waits until the portal shows it. */
async function makeLate(api: APIRequestContext, task: Task): Promise<void> {
  const moved = await api.patch(`http://127.0.0.1:${port('broker.rest')}/v2/user-tasks/${task.id}`, {
    headers: { 'Content-Type': 'application/json' },
    data: JSON.stringify({ changeset: { dueDate: '2026-01-05T09:00:00Z' } }),
  })
  expect(moved.status(), await moved.text()).toBe(204)
  await expect(async () => {
    const shown = await api.get(`/api/tasks/${task.id}`, { headers: authorization('operator') })
    expect(((await shown.json()) as Task).overdue).toBe(true)
  }).toPass()
}

async function hold(api: APIRequestContext, task: Task, person: string): Promise<void> {
  const given = await api.post(`/api/tasks/${task.id}/assign`, { headers: authorization('operator'), data: { assignee: person } })
  expect(given.status(), await given.text()).toBe(200)
}

test.beforeEach(async ({ request }) => {
  await read(request, lead, {})
  await read(request, 'approver', {})
})

test('a lead hands late work to somebody else, whose list changes at once', async ({ page, browser, request }) => {
  const task = await taskFor(request, 'approver', 'Lighthouse leaflet that runs late')
  const other = await colleague(request, task)
  await read(request, other, {})
  await hold(request, task, 'approver')
  await makeLate(request, task)

  const context = await browser.newContext()
  const theirs = await context.newPage()
  await open(theirs, other, '/tasks?scope=mine')
  const before = await browser.newContext()
  const former = await before.newPage()
  await open(former, 'approver', '/tasks?scope=mine')
  const row = `[data-row="${task.id}"]`
  await expect(former.locator(row)).toBeVisible()
  await expect(theirs.locator(row)).toHaveCount(0)

  await open(page, lead, '/team')
  await page.getByRole('link', { name: /^Late/ }).click()
  await expect(page.locator(row)).toContainText('Alex Approver')
  await page.locator(row).getByRole('checkbox').check({ force: true })
  await page.getByRole('toolbar').getByRole('button', { name: /^Assign/ }).click()
  const people = await request.get('/api/people?limit=100', { headers: authorization(lead) })
  const { displayName } = ((await people.json()) as { items: { username: string; displayName: string }[] }).items.find(
    ({ username }) => username === other,
  )!
  await page.getByRole('combobox', { name: 'Assign to' }).fill(displayName)
  await page.getByRole('option', { name: displayName }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Assign', exact: true }).click()
  await expect(page.getByText('1 of 1 done')).toBeVisible()
  await expect(theirs.locator(row)).toBeVisible({ timeout: 3_000 })
  await expect(former.locator(row)).toHaveCount(0, { timeout: 3_000 })
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).first().click()
  await expect(page.locator(row)).toContainText(displayName)
  await context.close()
  await before.close()
})

/** Goes through the pages of a list until the row is there. */
async function reach(page: Page, row: Locator): Promise<void> {
  const more = page.getByRole('button', { name: 'Show more' }).first()
  await expect(row.or(more).first()).toBeVisible()
  while (!(await row.isVisible())) {
    const shown = await page.locator('[data-row]').count()
    await more.click()
    await expect.poll(() => page.locator('[data-row]').count()).toBeGreaterThan(shown)
  }
}

test('what nobody has is unassigned, and a team can be chosen', async ({ page, request }) => {
  const task = await taskFor(request, 'approver', 'Windmill without anybody')
  await open(page, lead, '/team')
  const row = page.locator(`[data-row="${task.id}"]`)
  await reach(page, row)
  await page.getByLabel('Team', { exact: true }).selectOption(task.candidateGroups[0]!)
  await reach(page, row)
  await page.getByLabel('Team', { exact: true }).selectOption('analytics')
  await expect(page.getByRole('heading', { name: 'This team has nothing here' })).toBeVisible()
  await page.getByRole('button', { name: 'Clear search and filters' }).click()
  await reach(page, row)
  await hold(request, task, 'approver')
  await expect(row).toHaveCount(0, { timeout: 3_000 })
})

test('the load says what people have in hand and can do; hours are changed by who may', async ({ page, browser, request }) => {
  const headers = authorization('operator')
  await request.put('/api/people/grace.kim/capacity', { headers, data: { hoursPerWeek: null } })
  await read(request, 'launch-manager', {})
  await open(page, lead, '/team?view=load')
  const grace = page.locator('[data-load="grace.kim"]')
  const { items } = (await (await request.get('/api/team/load', { headers })).json()) as TeamLoad
  const { capacityHours } = items.find(({ username }) => username === 'grace.kim')!
  await expect(grace).toContainText(`of ${capacityHours} h`)
  await expect(grace).toContainText('as usual')
  await page.getByText('Where these figures come from').click()
  await expect(page.getByText(/the sum of the hours that the production plan gives/)).toBeVisible()

  const second = await (await browser.newContext()).newPage()
  await open(second, 'launch-manager', '/team?view=load')
  await expect(second.locator('[data-load="noah.fischer"]')).toBeVisible()
  await expect(second.getByRole('button', { name: /^Change the/ })).toHaveCount(0)

  await grace.getByRole('button', { name: /^Change the hours/ }).click()
  await page.getByRole('textbox', { name: 'Hours a week' }).fill('99')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Enter a number from 0 to 80, to a tenth.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Hours a week' }).fill('20')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(grace).toContainText('20 h')
  await expect(grace).toContainText(`of ${capacityHours / 2} h`)
  await request.put('/api/people/noah.fischer/capacity', { headers, data: { hoursPerWeek: 30 } })
  await expect(second.locator('[data-load="noah.fischer"]')).toContainText('30 h', { timeout: 3_000 })
  await request.put('/api/people/noah.fischer/capacity', { headers, data: { hoursPerWeek: null } })
  await request.put('/api/people/grace.kim/capacity', { headers, data: { hoursPerWeek: null } })
  await second.context().close()
})

test('who leads nobody sees neither the entry nor the page', async ({ page, request }) => {
  await read(request, 'requester', {})
  await open(page, 'requester', '/team')
  await expect(page.getByText('Only launch managers, marketing leads, operators and admins')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Team', exact: true })).toHaveCount(0)
  expect((await request.get('/api/team/load', { headers: authorization('requester') })).status()).toBe(403)
})

test.describe('the team page', () => {
  test.beforeAll(async ({ request }) => {
    await taskFor(request, 'approver', 'Boathouse that nobody has yet')
  })
  for (const language of languages) {
    test(`is accessible: ${language}`, async ({ page, request }) => {
      await read(request, lead, { theme: 'system', language, timeZone: 'Asia/Tehran' })
      await look(page, language)
      await open(page, lead, '/team')
      await expect(page.locator('[data-row]').first()).toBeVisible()
      await expectAccessibleInLooks(page, language)
      await page.goto('/team?view=load')
      await expect(page.locator('[data-load]').first()).toBeVisible()
      await page.locator('.load__sources summary').click()
      await expectAccessibleInLooks(page, language)
      await page.locator('.load__usual button').click()
      await expect(page.locator('#hours')).toBeVisible()
      await expectAccessibleInLooks(page, language)
    })
  }
})
