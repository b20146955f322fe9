import type { Browser, Page } from '@playwright/test'
import { approvalFor, colleague, expectAccessible, open, read, taskFor } from './desk'
import { expect, test } from './test'

// Each begins with requests that run to their first approval.
test.describe.configure({ timeout: 180_000 })
test.beforeEach(({ request }) => read(request, 'approver', {}))

/** Another person at another device. */
async function another(browser: Browser, person: string, address: string): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'en-GB' })).newPage()
  await open(page, person, address)
  return page
}

const send = (page: Page) => page.getByRole('button', { name: 'Send and finish' })
const reason = (page: Page) => page.getByLabel(/^Reason/)

test('an approver reads the request, hears what is missing, answers, and goes on', async ({ page, browser, request }) => {
  const task = await approvalFor(request, 'Feedback forms for the spring fair')
  const next = await approvalFor(request, 'Badge printing for partner evenings')
  await open(page, 'approver', `/tasks/${task.id}`)
  await expect(page.locator('#request-title')).toHaveText('Feedback forms for the spring fair')
  await expect(page.locator('.brief')).toContainText('Budget')
  await expect(page.getByRole('region', { name: 'Why this came to you' })).toContainText('Every request: its marketing lead')
  const facts = page.locator('.facts').first()
  await expect(facts).toContainText('Whoever has the task is reminded')
  await expect(facts).toContainText('of working time used')
  await facts.getByText('What happens while nobody acts').click()
  await expect(facts).toContainText('It is handed to the deputy or a lead')
  await expect(facts).toContainText('Marketing leads: told that it is late')

  await page.getByLabel('Ask for changes').check()
  await send(page).click()
  await expect(page.locator('.fjs-form-field-error')).toHaveText(['This is needed.'])
  await reason(page).fill('Name the audience, please')
  await page.getByLabel('What has to change').fill('Audi')
  await page.getByText('Audience', { exact: true }).last().click()
  await send(page).click()
  await expect(page.getByRole('heading', { name: 'Answer sent' })).toBeFocused()
  const history = page.getByRole('region', { name: 'What happened so far' })
  await expect(history).toContainText('Name the audience, please')
  await expect(page.locator('.next')).toHaveAttribute('href', /^\/tasks\/\d+$/)
  await expectAccessible(page)
  await page.goto(`/tasks/${next.id}`)
  await expect(send(page)).toBeVisible()

  // People talk on the task's page as on that of the request.
  const comments = page.getByRole('region', { name: 'Comments' })
  await comments.getByLabel('Write a comment').fill('Who prints these?')
  await comments.getByRole('button', { name: 'Comment' }).click()
  await expect(comments).toContainText('Who prints these?')

  // The requester is told which fields it is about.
  const requester = await another(browser, 'requester', `/tasks?scope=mine&q=${task.requestId}`)
  await requester.locator('[data-row]').getByRole('link').first().click()
  const asked = requester.getByRole('table').filter({ hasText: 'Please change' })
  await expect(asked.getByRole('row').last()).toHaveText(/Marketing lead\s*Audience\s*Name the audience, please/)
  await requester.context().close()
})

test('what is entered is kept for another device, and neither overwrites the other', async ({ page, browser, request }) => {
  const task = await approvalFor(request, 'Lanyards in recycled cotton')
  await open(page, 'approver', `/tasks/${task.id}`)
  await page.getByLabel('Reject').check()
  await reason(page).fill('Begun at the desk')
  await expect(page.getByText('Draft saved')).toBeVisible()

  const phone = await another(browser, 'approver', `/tasks/${task.id}`)
  await expect(phone.getByText(/^Your draft, saved/)).toBeVisible()
  await expect(reason(phone)).toHaveValue('Begun at the desk')
  await reason(phone).fill('Continued on the phone')
  await expect(phone.getByText('Draft saved')).toBeVisible()

  await reason(page).fill('Begun at the desk, and more')
  await expect(page.getByText('has saved a newer draft')).toBeVisible()
  await page.getByRole('button', { name: 'Take the newer one' }).click()
  await expect(reason(page)).toHaveValue('Continued on the phone')

  await reason(page).fill('Left without waiting')
  await page.goto('/tasks')
  await page.goto(`/tasks/${task.id}`)
  await expect(reason(page)).toHaveValue('Left without waiting')
  await page.getByRole('button', { name: 'Discard draft' }).click()
  await expect(reason(page)).toHaveCount(0)
  await page.reload()
  await expect(page.getByLabel('Reject')).not.toBeChecked()
  await phone.context().close()
})

test('who is overtaken hears it at once and keeps the text', async ({ page, browser, request }) => {
  const task = await approvalFor(request, 'Posters for the tram stops')
  const other = await colleague(request, task)
  await read(request, other, {})
  await open(page, 'approver', `/tasks/${task.id}`)
  await page.getByLabel('Reject').check()
  await reason(page).fill('The tram line is closed')
  const theirs = await another(browser, other, `/tasks/${task.id}`)

  await theirs.getByRole('button', { name: /^Claim/ }).click()
  await expect(page.getByText('holds this task now')).toBeVisible({ timeout: 2_000 })
  await expect(page.getByLabel('What you entered')).toHaveValue(/Decision: Reject\nReason: The tram line is closed/)
  await expect(send(page)).toHaveCount(0)
  await theirs.getByRole('button', { name: /^Release/ }).click()
  await expect(send(page)).toBeVisible({ timeout: 2_000 })
  await expect(reason(page)).toHaveValue('The tram line is closed')

  await theirs.getByLabel('Approve', { exact: true }).check()
  await send(theirs).click()
  await expect(theirs.getByRole('heading', { name: 'Answer sent' })).toBeVisible()
  await expect(page.getByText('has answered this task')).toBeVisible({ timeout: 2_000 })
  await expect(page.getByLabel('What you entered')).toHaveValue(/The tram line is closed/)
  await expectAccessible(page)
  await theirs.context().close()
})

test('several tasks are approved with one note, and others handed on', async ({ page, request }) => {
  const first = await approvalFor(request, 'Coffee cups with the new logo')
  const second = await approvalFor(request, 'Umbrellas against the autumn')
  const third = await approvalFor(request, 'Seed paper cards for winter')
  const other = await colleague(request, third)
  const person = (await (await request.get(`/api/people?limit=100`, {
    headers: { Authorization: `Basic ${Buffer.from('approver:demo').toString('base64')}` },
  })).json()) as { items: { username: string; displayName: string }[] }
  const name = person.items.find((one) => one.username === other)!.displayName

  await open(page, 'approver', '/tasks?step=approve-step')
  for (const task of [first, second]) {
    await page.locator(`[data-row="${task.id}"]`).getByRole('checkbox').check({ force: true })
  }
  await expect(page.getByRole('toolbar')).toContainText('2 tasks selected')
  await expectAccessible(page)
  await page.getByRole('button', { name: /^Approve/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Note (optional)').fill('Agreed in the monthly round')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Approve' }).click()
  await expect(dialog).toContainText('2 of 2 done')
  await page.keyboard.press('Escape')
  await expect(page.locator(`[data-row="${first.id}"]`)).toHaveCount(0)

  await page.locator(`[data-row="${third.id}"]`).getByRole('checkbox').check({ force: true })
  await page.getByRole('button', { name: /^Assign/ }).click()
  await dialog.getByRole('button', { name: 'Assign' }).click()
  await expect(dialog).toContainText('Choose a person.')
  await dialog.getByRole('combobox').fill(name)
  await dialog.getByRole('option', { name }).click()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Assign' }).click()
  await expect(dialog).toContainText('1 of 1 done')
  await page.keyboard.press('Escape')

  await page.goto(`/tasks/${third.id}`)
  await expect(page.getByText(`${name} holds this task now.`)).toBeVisible()
  await page.goto(`/tasks/${first.id}`)
  await expect(page.getByRole('region', { name: 'What happened so far' })).toContainText('Agreed in the monthly round')
})

test('a table in a form stays within a phone', async ({ page, request }) => {
  await taskFor(request, 'approver', 'Survey tool that is asked for twice')
  const task = await taskFor(request, 'approver', 'Survey tool that is asked for twice')
  expect(task.step).toBe('resolve-duplicate')
  await page.setViewportSize({ width: 390, height: 844 })
  await open(page, 'approver', `/tasks/${task.id}`)
  await expect(page.locator('.fjs-table')).toContainText('MR-')
  await expectAccessible(page)
})
