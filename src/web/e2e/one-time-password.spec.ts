import { expectAccessible, open, read } from './desk'
import { expect, test } from './test'

test('an admin gives out a password, which is good for choosing another one', async ({ page, browser, request }) => {
  await read(request, 'admin', {})
  await read(request, 'elena.petrova', {})
  await open(page, 'admin', '/people')
  await page.getByRole('searchbox').fill('Elena')
  const row = page.getByRole('row').filter({ hasText: 'Elena Petrova' })
  await row.getByRole('button', { name: 'One-time password' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Reset' }).click()
  const password = await dialog.locator('code').innerText()
  await expectAccessible(page)

  const other = await (await browser.newContext({ locale: 'en-GB' })).newPage()
  await other.goto('/tasks')
  await other.getByLabel('Username').fill('elena.petrova')
  await other.getByLabel('Password', { exact: true }).fill(password)
  await other.getByRole('button', { name: 'Sign in' }).click()
  await expect(other.getByText('Choose a password of your own')).toBeVisible()
  await expectAccessible(other)
  await other.getByLabel('Current password').fill(password)
  await other.getByLabel('New password').fill('umbrella tram lemon')
  await other.getByRole('button', { name: 'Change password' }).click()
  await expect(other.getByRole('heading', { name: 'Tasks' })).toBeVisible()
  await other.context().close()
})
