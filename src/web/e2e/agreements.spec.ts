import { approvalFor, authorization, expectAccessibleInLooks, languages, look, open, read } from './desk'
import { expect, test } from './test'

/** What another process owner writes. */
const otherVersion = {
  name: 'Approvals for product',
  step: 'approve-step',
  provider: 'marketing-leads',
  customerTeam: 'product',
  deliverable: 'An answer to each brief of product',
  targetHours: 28,
  remindAfterHours: 10,
  escalateAfterHours: 40,
  calendar: 'standard',
  pausesForRequester: true,
  providerPerson: 'approver',
  customerPerson: 'requester',
}

test.beforeEach(async ({ request }) => {
  for (const person of ['process-owner', 'requester', 'admin']) await read(request, person, {})
})

test('what is agreed takes the place of the policy for a task that waits', async ({ page, browser, request }) => {
  test.setTimeout(180_000)
  const requester = await (await browser.newContext({ locale: 'en-GB' })).newPage()
  const task = await approvalFor(request, 'Poll under an agreement')

  // written by a process owner, who is told what is wrong and keeps what was typed
  await open(page, 'process-owner', '/agreements')
  await page.getByRole('button', { name: 'New agreement' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Approvals for product')
  await dialog.getByLabel('What is delivered to whom').fill('An answer to each brief of product')
  await dialog.getByLabel('Step').selectOption('approve-step')
  await dialog.getByLabel('Who delivers').selectOption('marketing-leads')
  await dialog.getByLabel('Who agrees for those who deliver').selectOption('approver')
  await dialog.getByLabel('Who is served').selectOption('product')
  await dialog.getByLabel('Who agrees for those who are served').selectOption('requester')
  await dialog.getByLabel('Target').fill('30')
  await dialog.getByLabel('Reminder after').fill('31')
  await dialog.getByLabel('Escalation after').fill('40')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByText('not more than the target')).toBeVisible()
  await expect(dialog.getByLabel('Name')).toHaveValue('Approvals for product')
  await dialog.getByLabel('Reminder after').fill('10')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { name: 'Approvals for product' })).toBeVisible()
  await expect(page.getByText('Waits for agreement')).toBeVisible()
  await expect(page).toHaveURL(/\/agreements\/[^/]+$/)
  const id = page.url().split('/').at(-1)!

  // agreed by both parties
  const agreed = await request.post(`/api/agreements/${id}/versions/1/agree`, { headers: authorization('approver') })
  expect(agreed.status()).toBe(200)
  await open(requester, 'requester', `/agreements/${id}`)
  await requester.getByRole('button', { name: 'Agree to version 1' }).click()
  await expect(requester.getByText('In force', { exact: true })).toBeVisible()

  // the request's page says so
  await requester.goto(`/requests/${task.requestId}`)
  const clock = requester.locator('[data-clock="approve-step"]')
  await expect(clock).toContainText(`${id}, version 1`, { timeout: 20_000 })
  await clock.getByText('How it came about').click()
  await expect(clock).toContainText('agreed to another service level')

  // somebody else writes a version while one is written
  await page.reload()
  await page.getByRole('button', { name: 'Write the next version' }).click()
  await dialog.getByLabel('Target').fill('25')
  const other = await request.post(`/api/agreements/${id}/versions`, {
    headers: { ...authorization('admin'), 'If-Match': '"1"' },
    data: otherVersion,
  })
  expect(other.status(), await other.text()).toBe(200)
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(dialog.getByText('Somebody has written version 2 meanwhile')).toBeVisible()
  await expect(dialog.getByLabel('Target')).toHaveValue('25')
  await dialog.getByRole('button', { name: 'Save mine as version 3' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.locator('[data-version="3"]')).toContainText('25 h of working time')
  await expect(page.locator('[data-version="1"]')).toContainText('In force')

  // finished clocks are reckoned by something else, without changing anything
  const day = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString().slice(0, 10)
  await page.getByRole('button', { name: 'Reckon' }).click()
  await expect(page.getByText('Choose a day.')).toBeVisible()
  await page.getByLabel('Ended from').fill(day(-2))
  await page.getByLabel('Ended until').fill(day(2))
  await page.getByRole('button', { name: 'Reckon' }).click()
  await expect(page.getByText(/^Finished clocks: \d|^No clock ended/)).toBeVisible()

  // and it ends
  await page.getByRole('button', { name: 'End the agreement' }).click()
  await page.getByRole('button', { name: 'Really end it?' }).click()
  await expect(page.getByText('The decision table holds again.')).toBeVisible()
  await expect(clock).toContainText('ended the agreement', { timeout: 20_000 })
  await expect(clock.locator('.clock__facts')).not.toContainText(id)
})

for (const language of languages) {
  test(`agreements are accessible: ${language}`, async ({ page, request }) => {
    await read(request, 'admin', { theme: 'system', language })
    await look(page, language)
    await open(page, 'admin', '/agreements')
    const card = page.locator('.agreements__card').first()
    await expect(card).toBeVisible()
    await expectAccessibleInLooks(page, language)
    await card.getByRole('link').click()
    await expect(page.locator('[data-version]').first()).toBeVisible()
    await expectAccessibleInLooks(page, language)
    await page.goto('/agreements')
    await page.locator('.page__actions button').click()
    await expect(page.locator('#agreement-step option').nth(1)).toBeAttached()
    await expectAccessibleInLooks(page, language)
  })
}
