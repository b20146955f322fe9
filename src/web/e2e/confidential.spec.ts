import type { Browser, Page } from '@playwright/test'
import { authorization, expectAccessible, expectAccessibleInLooks, languages, look, open, read, taskFor } from './desk'
import { expect, test } from './test'

test.beforeEach(async ({ request }) => {
  await read(request, 'requester', {})
  await read(request, 'admin', {})
})

test('a confidential request is seen by who needs it and whom it names, and each read is in the audit', async ({ page, browser, request }) => {
  const { requestId } = await taskFor(request, 'approver', 'Unannounced umbrella')
  const seen = async (person: string) =>
    (await request.get(`/api/requests/${requestId}`, { headers: authorization(person) })).status()
  expect(await seen('analyst')).toBe(200)

  await open(page, 'requester', `/requests/${requestId}`)
  await page.getByRole('button', { name: 'Who sees it' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('label[for=confidential]').click()
  await expect(dialog.getByText('Only who works on it')).toBeVisible()
  await expectAccessible(page)
  expect(await seen('analyst')).toBe(404)
  expect(await seen('approver')).toBe(200)

  await dialog.getByRole('combobox', { name: 'Name somebody' }).fill('Ana')
  await dialog.getByRole('option', { name: 'Ana Analyst' }).click()
  await expect(dialog.getByRole('listitem')).toContainText('Ana Analyst')
  expect(await seen('analyst')).toBe(200)
  await dialog.getByRole('button', { name: 'Remove Ana Analyst' }).click()
  await expect(dialog.getByText('Nobody is named.')).toBeVisible()
  expect(await seen('analyst')).toBe(404)
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(page.locator('.request-head .confidential')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Share status' })).toBeHidden()

  const analyst = await (await browser.newContext({ locale: 'en-GB' })).newPage()
  await open(analyst, 'analyst', '/requests?q=umbrella')
  await expect(analyst.getByText('Unannounced umbrella')).toBeHidden()
  await analyst.goto(`/requests/${requestId}`)
  await expect(analyst.getByRole('alert')).toBeVisible()
  await analyst.context().close()

  await page.context().clearCookies()
  await open(page, 'admin', `/audit?subject=${requestId}`)
  await expect(page.getByRole('row').filter({ hasText: 'request.confidential' }).first()).toContainText('Robin Requester')
  await expect(page.getByRole('row').filter({ hasText: 'request.read' }).first()).toBeVisible()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'CSV' }).or(page.getByRole('link', { name: 'CSV' })).click()])
  expect(file.suggestedFilename()).toBe('audit.csv')
})

test('a request is confidential from its submission on, and its copy, too', async ({ page, request }) => {
  await open(page, 'requester', '/new/other')
  await page.getByLabel('Title').fill('Secret from the start')
  await page.locator('label[for=intake-confidential]').click()
  await expect(page).toHaveURL(/draft=/)
  await page.reload()
  await expect(page.locator('#intake-confidential')).toBeChecked()
  const answer = await request.post('/api/requests', {
    headers: authorization('requester'),
    data: { type: 'other', brief: { title: 'Secret to copy' }, confidential: true },
  })
  const { id } = (await answer.json()) as { id: string }
  await page.goto(`/new/other?from=${id}`)
  await expect(page.locator('#intake-confidential')).toBeChecked()
})

/** A window of somebody, at an address. */
async function windowOf(browser: Browser, person: string, address: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'en-GB', viewport: { width: 1440, height: 900 } })).newPage()
  await open(page, person, address)
  return page
}

test('pages that show a request when it becomes confidential show it no more, and nothing is loaded by hand', async ({ browser, request }) => {
  const title = 'Umbrella in sight'
  await read(request, 'analyst', {})
  const { id: task, requestId: id } = await taskFor(request, 'approver', title)
  const detail = await windowOf(browser, 'analyst', `/requests/${id}`)
  const list = await windowOf(browser, 'analyst', `/requests?q=${encodeURIComponent(title)}`)
  const work = await windowOf(browser, 'analyst', `/tasks/${task}`)
  const own = await windowOf(browser, 'requester', `/requests/${id}`)
  await expect(detail.getByRole('heading', { name: title })).toBeVisible()
  await expect(list.locator(`a[href="/requests/${id}"]`)).toBeVisible()
  await expect(work.getByText(title).first()).toBeVisible()
  // What is kept of a page that one has left is forgotten, too.
  await detail.getByRole('link', { name: 'All requests' }).click()
  await expect(detail).toHaveURL(/\/requests(\?|$)/)
  const second = await windowOf(browser, 'analyst', `/requests/${id}`)

  const told = await request.put(`/api/requests/${id}/confidentiality`, { headers: authorization('requester'), data: { confidential: true } })
  expect(told.status()).toBe(204)

  for (const page of [second, work]) {
    await expect(page.getByText(title)).toHaveCount(0)
    await expect(page.getByRole('alert')).toContainText('There is no such thing')
  }
  await expect(list.locator(`a[href="/requests/${id}"]`)).toHaveCount(0)
  await expect(own.locator('.request-head .confidential')).toBeVisible()
  await detail.goBack()
  await expect(detail.getByRole('alert')).toBeVisible()
  await expect(detail.getByText(title)).toHaveCount(0)
  for (const page of [detail, second, list, work, own]) await page.context().close()
})

for (const language of languages) {
  test(`audit, people and who sees a request are accessible: ${language}`, async ({ page, request }) => {
    const { requestId } = await taskFor(request, 'approver', `Seen by few ${language}`)
    await request.put(`/api/requests/${requestId}/confidentiality`, { headers: authorization('admin'), data: { confidential: true } })
    await read(request, 'admin', { theme: 'system', language })
    await look(page, language)
    await open(page, 'admin', '/audit')
    await expect(page.locator('.audit__details').first()).toBeVisible()
    await expectAccessibleInLooks(page, language)
    await page.goto('/people')
    await expect(page.locator('td').first()).toBeVisible()
    await expectAccessibleInLooks(page, language)
    await page.goto(`/requests/${requestId}`)
    await expect(page.locator('.request-head .confidential')).toBeVisible()
    await expectAccessibleInLooks(page, language)
  })
}
