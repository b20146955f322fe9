import { expectAccessible, open, read, taskFor } from './desk'
import { expect, test } from './test'

test('a wrong password is told, and the right one leads to the page that was asked for', async ({ page, request }) => {
  await read(request, 'requester', {})
  await page.goto('/settings')
  await page.getByLabel('Username').fill('requester')
  await page.getByLabel('Password', { exact: true }).fill('wrong')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Username or password is wrong.' })).toBeVisible()

  await page.getByRole('button', { name: 'Requester' }).click()
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
  await expect(page).toHaveURL(/\/settings$/)
})

test('a session that ends leaves the page as it was', async ({ page, context, request }) => {
  await read(request, 'approver', {})
  await open(page, 'approver', '/tasks')
  await page.getByRole('link', { name: /^Mine/ }).click()
  await page.getByRole('searchbox').fill('autumn')
  await expect(page).toHaveURL(/q=autumn/)

  // Whatever happens elsewhere has the list read anew, and that the session has ended is noticed then.
  await context.clearCookies({ name: 'LAUNCHDESK_SESSION' })
  await taskFor(request, 'approver', 'Arrives after the session has ended')
  await expect(page.getByText('Your session has ended.')).toBeVisible()
  await page.getByLabel('Password', { exact: true }).fill('demo')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('searchbox')).toHaveValue('autumn')
  await expect(page).toHaveURL(/scope=mine/)
})

test('signing out ends the session', async ({ page, request }) => {
  await read(request, 'analyst', {})
  await open(page, 'analyst', '/tasks')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
})

test('signing out everywhere ends the session on another device, which keeps what was typed', async ({ page, browser, request }) => {
  await read(request, 'analyst', {})
  const other = await (await browser.newContext({ locale: 'en-GB' })).newPage()
  await open(other, 'analyst', '/tasks')
  await other.getByRole('searchbox').fill('autumn')
  await open(page, 'analyst', '/settings')
  await page.getByRole('button', { name: 'Sign out everywhere' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()

  await expect(other.getByText('Your session has ended.')).toBeVisible()
  await other.getByLabel('Password', { exact: true }).fill('demo')
  await other.getByRole('button', { name: 'Sign in' }).click()
  await expect(other.getByRole('searchbox')).toHaveValue('autumn')
  await other.context().close()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the sign-in page is accessible when ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await page.goto('/')
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
    await expectAccessible(page)
  })
}
