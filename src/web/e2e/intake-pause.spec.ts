import { readFileSync } from 'node:fs'
import { authorization, expectAccessibleInLooks, languages, look, open, read } from './desk'
import { expect, test } from './test'

test.beforeEach(async ({ request }) => {
  await read(request, 'admin', {})
  await read(request, 'requester', {})
})
test.afterEach(({ request }) => request.delete('/api/intake/pause', { headers: authorization('admin') }))

test('an admin pauses intake: forms say so at once, keep what is typed, and send it afterwards', async ({ browser, page }) => {
  const other = await browser.newPage()
  await open(other, 'requester', '/new/other')
  await other.getByLabel('Title').fill('Quiz for the summer fair')
  await expect(other.getByText('No new requests are taken')).toBeHidden()

  await open(page, 'admin', '/intake')
  await page.getByRole('button', { name: 'Pause intake' }).click()
  await expect(page.getByText('Write 1 to 500 characters.')).toBeVisible()
  await page.getByLabel('Message to requesters').fill('We move house until noon. In urgent cases call the desk.')
  await page.getByLabel('Until').fill('2020-01-01T12:00')
  await page.getByRole('button', { name: 'Pause intake' }).click()
  await expect(page.getByText('Choose a time in the future.')).toBeVisible()
  await expect(page.getByLabel('Message to requesters')).toHaveValue(/We move house/)
  await page.getByLabel('Until').fill('2099-12-31T12:00')
  await page.getByRole('button', { name: 'Pause intake' }).click()
  await expect(page.getByRole('button', { name: 'Take requests again' })).toBeVisible()

  const notice = other.getByRole('alert').filter({ hasText: 'No new requests are taken' })
  await expect(notice).toContainText('We move house until noon.')
  await expect(notice).toContainText('2099')
  await expect(other.getByLabel('Title')).toHaveValue('Quiz for the summer fair')
  await expect(other.getByText(/Draft saved/)).toBeVisible()

  await page.getByRole('button', { name: 'Take requests again' }).click()
  await expect(page.getByRole('button', { name: 'Pause intake' })).toBeVisible()
  await expect(notice).toBeHidden()
  await other.close()
})

test('what is sent during a pause is refused with the message, and nothing typed is lost', async ({ page, request }) => {
  const { brief } = JSON.parse(readFileSync('../../examples/email-spring-tariffs.json', 'utf8')) as { brief: Record<string, unknown> }
  const sent = await request.post('/api/requests', { headers: authorization('requester'), data: { type: 'email-campaign', brief } })
  const { id } = (await sent.json()) as { id: string }
  await open(page, 'requester', `/new/email-campaign?from=${id}`)
  await expect(page.getByLabel('Title')).toHaveValue('Spring tariffs for returning customers')
  await page.getByLabel('Title').fill('Autumn tariffs for new customers')
  await page.getByRole('navigation', { name: 'Steps of the form' }).getByText('User story').click()
  await request.put('/api/intake/pause', { headers: authorization('admin'), data: { message: 'Closed for stocktaking.' } })
  await page.getByRole('button', { name: 'Submit request' }).click()
  await expect(page.getByText('No new requests are taken at the moment. What you entered is kept as a draft.')).toBeVisible()
  await request.delete('/api/intake/pause', { headers: authorization('admin') })
  await page.getByRole('button', { name: 'Submit request' }).click()
  await expect(page).toHaveURL(/\/requests\/MR-/)
  await expect(page.locator('#content h1').first()).toContainText('Autumn tariffs for new customers')
})

test('a call that is put off is shown with its wait, and can be tried again', async ({ page }) => {
  await open(page, 'requester', '/new/other')
  let refusing = true
  await page.route('**/api/drafts/**', (route) =>
    refusing
      ? route.fulfill({
          status: 429,
          headers: { 'Retry-After': '1' },
          contentType: 'application/problem+json',
          body: JSON.stringify({ type: 'urn:launchdesk:problem:too-many-calls', title: 'Too many calls', status: 429, errors: [] }),
        })
      : route.fallback(),
  )
  await page.getByLabel('Title').fill('Quiz for the summer fair')
  await expect(page.getByText(/too many calls from you/).first()).toBeVisible()
  refusing = false
  await expect(page.getByText(/Draft saved/)).toBeVisible({ timeout: 20_000 })
  await expect(page.getByLabel('Title')).toHaveValue('Quiz for the summer fair')
})

for (const language of languages) {
  test(`the page that pauses intake is accessible: ${language}`, async ({ page, request }) => {
    await read(request, 'admin', { theme: 'system', language })
    await look(page, language)
    await open(page, 'admin', '/intake')
    await expectAccessibleInLooks(page, language)
    await request.put('/api/intake/pause', { headers: authorization('admin'), data: { message: 'Closed for stocktaking.' } })
    await expect(page.getByText('Closed for stocktaking.').first()).toBeVisible()
    await expectAccessibleInLooks(page, language)
  })
}
