import type { APIRequestContext, Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { authorization, expectAccessible, languages, open, read } from './desk'
import { expect, test } from './test'

const bell = (page: Page) => page.getByRole('button', { name: /^Notifications/ })

/** What a person was told, as the page would ask for it. */
async function told(api: APIRequestContext, person: string, what = ''): Promise<string> {
  return (await api.get(`/api/me/notifications${what}`, { headers: authorization(person) })).text()
}

/** Submits a request as requester; who asked sees it whatever the engine does. */
async function submitted(api: APIRequestContext, title: string): Promise<string> {
  const example = JSON.parse(readFileSync('../../examples/other-tool-for-surveys.json', 'utf8')) as {
    type: string
    brief: Record<string, unknown>
  }
  const answer = await api.post('/api/requests', {
    headers: authorization('requester'),
    data: { ...example, brief: { ...example.brief, title } },
  })
  expect(answer.status(), await answer.text()).toBe(201)
  return ((await answer.json()) as { id: string }).id
}

/** Somebody comments on a request. */
async function say(api: APIRequestContext, person: string, request: string, text: string): Promise<void> {
  const said = await api.post(`/api/requests/${request}/comments`, { headers: authorization(person), data: { text } })
  expect(said.status(), await said.text()).toBe(201)
}

/** All is read and chosen as usual; the person reads as given. */
async function fresh(api: APIRequestContext, person: string, settings: Parameters<typeof read>[2] = {}): Promise<void> {
  await read(api, person, settings)
  const headers = authorization(person)
  expect((await api.post('/api/me/notifications/read-all', { headers, data: {} })).status()).toBe(204)
  const choices = (await (await api.get('/api/me/settings/notifications', { headers })).json()) as {
    events: { kind: string }[]
  }
  const events = choices.events.map(({ kind }) => ({ kind, portal: true, mail: 'at-once' }))
  const saved = await api.put('/api/me/settings/notifications', {
    headers,
    data: { events, digestAt: '08:00', quietFrom: null, quietUntil: null, quietDays: [] },
  })
  expect(saved.status(), await saved.text()).toBe(200)
}

test.beforeEach(({ request }) => fresh(request, 'requester'))

test('a mention appears in the bell by itself, is opened, and is read in a second window, too', async ({
  page,
  browser,
  request,
}) => {
  const requestId = await submitted(request, 'Bells ring for the orchard')
  await open(page, 'requester', '/tasks')
  const second = await (await browser.newContext()).newPage()
  await open(second, 'requester', '/notifications')
  await expect(bell(page)).toHaveAccessibleName('Notifications')

  await say(request, 'operator', requestId, 'Could you look at the orchard, @requester?')
  await expect(bell(page)).toHaveAccessibleName('Notifications, 1 unread', { timeout: 3_000 })
  const row = second.locator('.notification', { hasText: requestId })
  await expect(row).toContainText('Unread:')
  await expect(row).toContainText('Could you look at the orchard, @requester?')

  await bell(page).click()
  await expect(page).toHaveURL(/\/notifications$/)
  await page.getByRole('link', { name: /mentioned you on .*Bells ring for the orchard/ }).click()
  await expect(page).toHaveURL(new RegExp(`/requests/${requestId}#comments$`))
  await expect(page.locator('.comment__text', { hasText: 'Could you look at the orchard' })).toBeInViewport()
  await expect(bell(page)).toHaveAccessibleName('Notifications')
  await expect(bell(second)).toHaveAccessibleName('Notifications', { timeout: 3_000 })
  await expect(row).not.toContainText('Unread:')
  await second.context().close()
})

test('one or all are marked as read without being opened, by keyboard, too', async ({ page, request }) => {
  const requestId = await submitted(request, 'Marks on a lighthouse')
  for (const number of ['one', 'two', 'three']) {
    await say(request, 'operator', requestId, `@requester lighthouse ${number}`)
  }
  await open(page, 'requester', '/notifications?view=unread')
  await expect(page.locator('.notification')).toHaveCount(3)
  await expect(page.locator('.notification').first()).toContainText('lighthouse three')

  await page.getByRole('link', { name: /mentioned you/ }).first().focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.locator('.notification')).toHaveCount(2)
  await expect(page).toHaveURL(/view=unread$/)
  await page.getByRole('button', { name: 'Mark all as read' }).click()
  await expect(page.getByRole('heading', { name: 'You have read everything' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Mark all as read' })).toBeDisabled()
  await page.getByRole('link', { name: 'All', exact: true }).click()
  await expect(page.locator('.notification', { hasText: requestId })).toHaveCount(3)
})

test('what is switched off stays off, also on another device', async ({ page, browser, request }) => {
  const requestId = await submitted(request, 'Silence over the harbour')
  await open(page, 'requester', '/settings#notifications')
  const kind = page.getByRole('group', { name: 'Somebody mentions you' })
  const saved = () => page.waitForResponse((answer) => answer.request().method() === 'PUT' && answer.ok())
  const switched = saved()
  await kind.getByText('In Launchdesk').click()
  await switched
  const chosen = saved()
  await kind.getByRole('combobox').selectOption('No e-mail')
  await chosen

  await say(request, 'operator', requestId, 'Harbour, @requester')
  await expect.poll(() => told(request, 'requester', '/count')).toContain('"unread":0')
  expect(await told(request, 'requester')).not.toContain('Harbour, @requester')

  const other = await (await browser.newContext()).newPage()
  await open(other, 'requester', '/settings')
  const there = other.getByRole('group', { name: 'Somebody mentions you' })
  await expect(there.getByRole('checkbox')).not.toBeChecked()
  await expect(there.getByRole('combobox')).toHaveValue('off')
  await other.context().close()
})

test('a summary within quiet hours is not taken, and what was chosen stays to be corrected', async ({ page }) => {
  await open(page, 'requester', '/settings')
  await page.getByText('No e-mails at certain hours').click()
  await page.getByLabel('Until', { exact: true }).selectOption('09:00')
  await expect(page.getByText('This time is within your quiet hours')).toBeVisible()
  await expect(page.getByLabel('Until', { exact: true })).toHaveValue('09:00')
  await expectAccessible(page)
  await page.getByLabel('Summary by e-mail, once a day at').selectOption('09:30')
  await expect(page.getByText('This time is within your quiet hours')).toHaveCount(0)
  await page.getByLabel('Saturday').check({ force: true })
  await page.waitForLoadState('networkidle')
  await page.reload()
  await expect(page.getByLabel('Summary by e-mail, once a day at')).toHaveValue('09:30')
  await expect(page.getByLabel('Until', { exact: true })).toHaveValue('09:00')
  await expect(page.getByLabel('Saturday')).toBeChecked()
})

test('notifications and their settings are accessible in each theme, language and width', async ({ page, request }) => {
  test.setTimeout(240_000)
  const requestId = await submitted(request, 'Accessible carillon')
  await say(request, 'operator', requestId, '@requester please listen to the carillon')
  const inEachThemeAndWidth = async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      for (const width of [1440, 390]) {
        await page.setViewportSize({ width, height: 900 })
        await expectAccessible(page)
      }
    }
  }
  for (const language of languages) {
    await read(request, 'requester', { theme: 'system', language })
    await open(page, 'requester', '/notifications')
    await expect(page.locator('html')).toHaveAttribute('dir', language === 'fa' ? 'rtl' : 'ltr')
    await expect(page.locator('.notification--unread')).toHaveCount(1)
    await inEachThemeAndWidth()
    await page.goto('/settings')
    await expect(page.locator('.choices__kind')).toHaveCount(13)
    await inEachThemeAndWidth()
  }
  await read(request, 'requester', {})
})
