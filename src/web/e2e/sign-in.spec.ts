import { expect, test } from '@playwright/test'
import { expectAccessible, open, read } from './desk'

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
  await read(request, 'producer', {})
  await open(page, 'producer', '/tasks')
  await page.getByRole('searchbox').fill('autumn')
  await expect(page).toHaveURL(/q=autumn/)
  await context.clearCookies({ name: 'LAUNCHDESK_SESSION' })

  await page.getByRole('link', { name: /^Mine/ }).click()
  await expect(page.getByText('Your session has ended.')).toBeVisible()
  await page.getByLabel('Password', { exact: true }).fill('demo')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('searchbox')).toHaveValue('autumn')
  await expect(page).toHaveURL(/scope=mine/)
})

test('signing out ends the session', async ({ page }) => {
  await open(page, 'analyst', '/tasks')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the sign-in page is accessible when ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await page.goto('/')
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
    await expectAccessible(page)
  })
}
