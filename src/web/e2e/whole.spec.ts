import { taskFor } from './desk'
import { goOn, Office } from './office'
import { expect, test } from './test'

test.describe.configure({ timeout: 300_000 })

test('a whole request goes through the windows of five people', async ({ browser, request }) => {
  const office = new Office(browser)
  const earlier = (await taskFor(request, 'approver', 'Template for the request of five')).requestId
  const requester = await office.window('requester', `/new/other?from=${earlier}`)
  await office.window('approver')
  await office.window('launch-manager')
  const operator = await office.window('operator', '/requests?scope=all')

  // The requester submits what was asked for before, under another title.
  await requester.getByLabel('Title').fill('Comparison of planning boards')
  const next = requester.getByRole('button', { name: 'Next' })
  while (await next.isVisible()) await next.click()
  await requester.getByRole('button', { name: 'Submit request' }).click()
  await expect(requester).toHaveURL(/\/requests\/MR-\d+$/)
  const id = requester.url().split('/').pop()!

  // The operator sees it come, and what becomes of it, without doing anything.
  await operator.locator(`[data-row="${id}"]`).getByRole('link').first().click()

  await goOn(office, request, id, ({ status }) => status === 'delivered')

  await expect(operator.locator('.status')).toHaveText('Delivered')
  await requester.goto(`/requests/${id}`)
  await expect(requester.locator('.status')).toHaveText('Delivered')
  expect(office.people().length).toBeGreaterThanOrEqual(5)
  await office.close()
})
