import { expectAccessibleInLooks, languages, look, open, read } from './desk'
import { expect, test } from './test'

const WANTED = 'umbrella tram lemon'

test('a password is changed with the current one, and the old one is refused from then on', async ({ page, browser, request }) => {
  await read(request, 'ingrid.larsen', {})
  const other = await (await browser.newContext({ locale: 'en-GB' })).newPage()
  await open(other, 'ingrid.larsen', '/settings')
  await open(page, 'ingrid.larsen', '/settings')
  const [current, wanted] = [page.getByLabel('Current password'), page.getByLabel('New password')]

  await current.fill('demo')
  await wanted.fill('password1234')
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(page.getByText('hard to guess')).toBeVisible()
  await current.fill('no idea')
  await wanted.fill(WANTED)
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(page.getByText('This is not your current password.')).toBeVisible()
  await expect(wanted).toHaveValue(WANTED)
  await current.fill('demo')
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(page.getByText('Your password is changed.')).toBeVisible()

  await expect(other.getByText('Your session has ended.')).toBeVisible()
  await other.locator('#password').fill('demo')
  await other.getByRole('button', { name: 'Sign in' }).click()
  await expect(other.getByText('Username or password is wrong.')).toBeVisible()
  await other.locator('#password').fill(WANTED)
  await other.getByRole('button', { name: 'Sign in' }).click()
  await expect(other.getByRole('heading', { name: 'Settings' })).toBeVisible()
  await other.context().close()
})

for (const language of languages) {
  test(`the settings page is accessible in ${language}`, async ({ page, request }) => {
    await look(page, language)
    await read(request, 'requester', { theme: 'system', language })
    await open(page, 'requester', '/settings')
    await expect(page.locator('#password-wanted')).toBeVisible()
    await expectAccessibleInLooks(page, language)
  })
}
