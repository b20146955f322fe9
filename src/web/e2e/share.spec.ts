import { expectAccessible, expectAccessibleInLooks, look, open, read, taskFor } from './desk'
import { expect, test } from './test'

test.beforeEach(({ request }) => read(request, 'requester', {}))

test('a link shows the status to whoever has it, until it is ended', async ({ page, browser, request }) => {
  const { requestId } = await taskFor(request, 'approver', 'Roadshow posters for the agency')
  await open(page, 'requester', `/requests/${requestId}`)
  await page.getByRole('button', { name: 'Share status' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('There are none.')
  await dialog.getByLabel('Valid for').selectOption('7')
  await dialog.getByRole('button', { name: 'Make a link' }).click()
  const address = await dialog.getByLabel('Link', { exact: true }).inputValue()
  await expect(dialog.locator('.share__links li')).toHaveCount(1)
  await expectAccessible(page)

  const visitor = await (await browser.newContext({ locale: 'en-GB' })).newPage()
  await visitor.goto(address)
  await expect(visitor.getByRole('heading', { name: 'Roadshow posters for the agency' })).toBeVisible()
  await expect(visitor.locator('.shared__stage[aria-current=step]')).toHaveText('Being checked')
  await expect(visitor.locator('body')).not.toContainText('Robin Requester')

  await dialog.getByRole('button', { name: /^End the link/ }).click()
  await expect(dialog).toContainText('There are none.')
  await visitor.reload()
  await expect(visitor.getByRole('heading', { name: 'This link is not valid' })).toBeVisible()
  await visitor.context().close()
})

for (const [language, locale] of [
  ['en', 'en-GB'],
  ['fa', 'fa-IR'],
] as const) {
  test(`the shared page is accessible: ${language}`, async ({ browser, page, request }) => {
    const { requestId } = await taskFor(request, 'approver', `Shared ${language}`)
    await open(page, 'requester', `/requests/${requestId}`)
    await page.getByRole('button', { name: 'Share status' }).click()
    await page.getByRole('button', { name: 'Make a link' }).click()
    const address = await page.getByLabel('Link', { exact: true }).inputValue()
    const visitor = await (await browser.newContext({ locale })).newPage()
    await look(visitor, language)
    await visitor.goto(address)
    await expect(visitor.locator('.shared__stages')).toBeVisible()
    await expectAccessibleInLooks(visitor, language)
    await visitor.context().close()
  })
}
