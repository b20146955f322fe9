import type { APIRequestContext } from '@playwright/test'
import { randomUUID } from 'node:crypto'
import type { Page as List } from '../src/api/pages'
import type { Absence } from '../src/api/people'
import { approvalFor, authorization, expectAccessible, expectAccessibleInLooks, languages, look, open, read } from './desk'
import { expect, test } from './test'

const absent = 'mei.tanaka'
const deputy = 'approver'

/** A day so many days from today. */
const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)

async function back(api: APIRequestContext, person: string): Promise<void> {
  const headers = authorization(person)
  const { items } = (await (await api.get('/api/me/absences', { headers })).json()) as List<Absence>
  for (const { id } of items) await api.delete(`/api/me/absences/${id}`, { headers })
}

test.beforeEach(async ({ request }) => {
  for (const person of [absent, deputy]) {
    await read(request, person, {})
    await back(request, person)
  }
})
test.afterEach(async ({ request }) => {
  for (const person of [absent, deputy]) await back(request, person)
})

test('a deputy sees and answers the task of who is away, and the history says so', async ({ page, browser, request }) => {
  test.setTimeout(150_000)
  const task = await approvalFor(request, 'Harvest festival while Mei is away')
  const given = await request.post(`/api/tasks/${task.id}/assign`, { headers: authorization(deputy), data: { assignee: absent } })
  expect(given.status(), await given.text()).toBe(200)
  await open(page, deputy, `/tasks?scope=mine&q=${task.requestId}`)
  const row = page.locator(`[data-row="${task.id}"]`)
  await expect(page.getByRole('heading', { name: 'No task fits' })).toBeVisible()

  const other = await (await browser.newContext()).newPage()
  await open(other, absent, '/settings')
  await other.getByRole('button', { name: 'Add days away' }).click()
  await other.getByLabel('First day').fill(day(0))
  await other.getByLabel('Last day').fill(day(3))
  await other.getByLabel('Deputy', { exact: true }).selectOption(deputy)
  await other.getByLabel('Note (optional)').fill('At the trade fair')
  await other.getByRole('button', { name: 'Save' }).click()
  await expect(other.locator('[data-absence]')).toContainText('Deputy: Alex Approver')
  await expect(other.locator('[data-absence]')).toContainText('Now')

  await expect(row).toContainText('for Mei Tanaka', { timeout: 3_000 })
  await expect(row).toContainText('Away')
  await row.getByRole('link').click()
  await expect(page.getByText('You stand in for Mei Tanaka.')).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('Approve', { exact: true }).check()
  await page.getByRole('button', { name: 'Send and finish' }).click()
  await expect(page.getByRole('heading', { name: 'Answer sent' })).toBeVisible()
  await page.goto(`/requests/${task.requestId}`)
  await expect(page.locator('.events')).toContainText('(for Mei Tanaka)')
  await other.context().close()
})

test('who asked is refused as a deputy, and days that are taken are named', async ({ page, request }) => {
  const refused = await request.put(`/api/me/absences/${randomUUID()}`, {
    headers: authorization(deputy),
    data: { from: day(0), until: day(1), deputy: 'requester' },
  })
  expect(refused.status()).toBe(422)
  const { errors } = (await refused.json()) as { errors: { field: string; message: string }[] }
  expect(errors[0]).toMatchObject({ field: 'deputy' })
  expect(errors[0]!.message).toMatch(/^Robin Requester may do none of your work/)

  await open(page, deputy, '/settings')
  const add = async (from: string, until: string) => {
    await page.getByRole('button', { name: 'Add days away' }).click()
    await expect(page.getByLabel('Deputy', { exact: true }).locator('option[value="mei.tanaka"]')).toBeAttached()
    await expect(page.getByLabel('Deputy', { exact: true }).locator('option[value="requester"]')).toHaveCount(0)
    await page.getByLabel('First day').fill(from)
    await page.getByLabel('Last day').fill(until)
    await page.getByRole('button', { name: 'Save' }).click()
  }
  await add(day(10), day(12))
  await expect(page.locator('[data-absence]')).toHaveCount(1)
  await add(day(12), day(14))
  await expect(page.getByText('You are away on some of these days already.')).toBeVisible()
  await expect(page.getByLabel('Last day')).toHaveValue(day(14))
  await page.getByLabel('First day').fill(day(13))
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.locator('[data-absence]')).toHaveCount(2)
  await page.locator('[data-absence]').first().getByRole('button', { name: /^Delete/ }).click()
  await expect(page.locator('[data-absence]')).toHaveCount(1)
})

test('a task is delegated with a note and handed back', async ({ page, browser, request }) => {
  test.setTimeout(150_000)
  const task = await approvalFor(request, 'Delegated orchard tour')
  const group = task.candidateGroups[0]!
  const people = (await (await request.get(`/api/people?group=${group}`, { headers: authorization(deputy) })).json()) as List<{ username: string; displayName: string }>
  const { username, displayName } = people.items.find((one) => one.username !== deputy)!
  await read(request, username, {})
  await request.post(`/api/tasks/${task.id}/claim`, { headers: authorization(deputy) })
  await open(page, deputy, `/tasks/${task.id}`)
  await page.getByRole('button', { name: 'Delegate …' }).click()
  await page.getByRole('combobox', { name: 'Assign to' }).fill(displayName)
  await page.getByRole('option', { name: displayName }).click()
  await page.getByLabel('Note (optional)').fill('You know the orchards')
  await page.getByRole('button', { name: 'Assign', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).first().click()
  await expect(page.getByText(`by Alex Approver to ${displayName}`, { exact: true })).toBeVisible()
  await expect(page.locator('.facts--strip')).toContainText('You know the orchards')

  const other = await (await browser.newContext()).newPage()
  await open(other, username, `/tasks/${task.id}`)
  await other.getByRole('button', { name: 'Hand back …' }).click()
  await other.getByRole('button', { name: 'Hand back', exact: true }).click()
  await expect(other.getByText(`${displayName} handed it back to Alex Approver`)).toBeVisible()
  await expect(page.locator('.facts--strip').getByText('You', { exact: true })).toBeVisible({ timeout: 3_000 })
  await page.goto(`/requests/${task.requestId}`)
  await expect(page.locator('.events')).toContainText(`delegated by Alex Approver to ${displayName}`)
  await other.context().close()
})

for (const language of languages) {
  test(`the settings with days away are accessible: ${language}`, async ({ page, request }) => {
    await read(request, absent, { theme: 'system', language, timeZone: 'Asia/Tehran' })
    const data = { from: day(-1), until: day(3), deputy, note: 'At the trade fair' }
    await request.put(`/api/me/absences/${randomUUID()}`, { headers: authorization(absent), data })
    await look(page, language)
    await open(page, absent, '/settings')
    await expect(page.locator('[data-absence]')).toBeVisible()
    await page.locator('.absences > .cds--btn').click()
    await expect(page.locator('#away-until')).toBeVisible()
    await page.locator('.absences__form button[type=submit]').click()
    await expect(page.locator('.cds--form-requirement').first()).toBeVisible()
    await expectAccessibleInLooks(page, language)
  })
}
