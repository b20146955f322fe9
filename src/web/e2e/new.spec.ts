import type { Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import type { DraftSummary, StoredFile } from '../src/api/intake'
import type { Page as List } from '../src/api/pages'
import type { RequestDetail } from '../src/api/requests'
import { authorization, expectAccessible, expectAccessibleInLooks, languages, look, open, read, taskFor } from './desk'
import { expect, test } from './test'

test.beforeEach(({ request }) => read(request, 'requester', {}))

const brief = (file: string) =>
  (JSON.parse(readFileSync(`../../examples/${file}.json`, 'utf8')) as { brief: Record<string, unknown> }).brief
const next = (page: Page) => page.getByRole('button', { name: 'Next' }).click()
const step = (page: Page, name: string) => page.getByRole('navigation', { name: 'Steps of the form' }).getByText(name).click()

/** Chooses from one of the form's lists, which are no native ones. */
async function choose(page: Page, list: string, option: string): Promise<void> {
  await page.locator('.fjs-form-field-select', { hasText: list }).locator('.fjs-input-group').click()
  await page.locator('.fjs-dropdownlist-item').getByText(option, { exact: true }).click()
}

/** Begins a request of a type, by its card. */
async function begin(page: Page, person: string, type: string): Promise<void> {
  await open(page, person, '/new')
  await page.getByRole('link', { name: type, exact: true }).click()
  await expect(page.getByLabel('Title')).toBeVisible()
}

test('a request is found in the catalogue, filled in step by step, and submitted', async ({ page, request }) => {
  await open(page, 'requester', '/new')
  await expect(page.locator('.type')).toHaveCount(10)
  await page.getByRole('searchbox').fill('nothing is called like this')
  await expect(page.getByRole('heading', { name: 'No type fits' })).toBeVisible()
  await page.getByRole('searchbox').fill('webinar')
  await expect(page.locator('.type')).toHaveCount(1)
  await expect(page.locator('.type')).toContainText('Typical time: not enough data yet')
  await page.getByRole('searchbox').fill('none of the other')
  await page.getByRole('link', { name: 'Something else' }).click()

  // What is missing is told before the next step, what does not fit while one types.
  await page.getByLabel('Title').fill('Quiz')
  await expect(page.getByText('Enter at least 5 characters.')).toBeVisible()
  await next(page)
  await expect(page.getByText('This is needed.')).toBeVisible()
  await page.getByLabel('Title').fill('Quiz for the summer fair')
  await page.getByLabel('Brief').fill('Visitors of the fair answer five questions about solar power.')
  const files = page.getByRole('region', { name: 'Files' })
  await files
    .locator('input[type=file]')
    .setInputFiles({ name: 'questions.txt', mimeType: 'text/plain', buffer: Buffer.from('What does a kilowatt hour cost?\n') })
  await expect(files.getByRole('link', { name: 'questions.txt' })).toBeVisible()
  await next(page)
  await page.getByLabel('What sort of help').fill('A quiz on a tablet')
  await page.getByLabel('What do you want to hold').fill('A quiz that runs without network')
  await next(page)
  await page.getByRole('textbox', { name: /^Goal/ }).fill('200 people take part')
  await choose(page, 'Measured by', 'Leads')
  await page.getByLabel('Target').fill('200')
  await choose(page, 'Collect results for', '7 days')
  await next(page)
  await page.getByRole('textbox', { name: /^Audience/ }).fill('Families who visit the fair')
  await page.getByLabel('Event', { exact: true }).check()
  await page.getByLabel('Languages').fill('Pol')
  await page.locator('.fjs-dropdownlist-item').getByText('Polski', { exact: true }).click()
  await choose(page, 'Region', 'Europe, Middle East, Africa')
  await next(page)
  await expect(page.getByLabel('Why is it urgent?')).toHaveCount(0)
  await page.getByLabel('Urgent', { exact: true }).check()
  await page.getByLabel('Why is it urgent?').fill('The fair is in two weeks')
  await page.getByLabel('As soon as it is ready').check()
  await page.getByRole('textbox', { name: /^Budget/ }).fill('900')
  await page.locator('.fjs-form-field-select', { hasText: 'Cost centre' }).locator('.fjs-input-group').click()
  await page.locator('.fjs-dropdownlist-item').first().click()
  await next(page)

  // A step that was changed afterwards is checked with all others.
  await step(page, 'Your request')
  await page.getByLabel('What sort of help').fill('')
  await step(page, 'Data and claims')
  await page.getByRole('button', { name: 'Submit request' }).click()
  await expect(page.getByText('1 field needs your attention')).toBeVisible()
  await expect(page.getByLabel('What sort of help')).toBeFocused()
  await page.getByLabel('What sort of help').fill('A quiz')
  await step(page, 'Data and claims')
  await page.getByRole('button', { name: 'Submit request' }).click()

  await expect(page).toHaveURL(/\/requests\/MR-\d+$/)
  await expect(page.getByText(/Your request is in: MR-\d+/)).toBeVisible()
  await expect(files.getByRole('link', { name: 'questions.txt' })).toBeVisible()
  const id = page.url().split('/').pop()!
  const stored = (await (
    await request.get(`/api/requests/${id}`, { headers: authorization('requester') })
  ).json()) as RequestDetail
  expect(stored.brief).toMatchObject({
    title: 'Quiz for the summer fair',
    requestKind: 'A quiz',
    channels: ['event'],
    languages: ['pl'],
    measuringDays: 7,
    budget: 900,
    urgency: 'urgent',
  })
})

test('what is typed stays while the form takes up another field', async ({ page }) => {
  await begin(page, 'requester', 'Something else')
  const [title, text] = [page.getByLabel('Title'), page.getByLabel('Brief')]
  await text.evaluate(async (second, first) => {
    const type = (field: Element, typed: string) => {
      ;(field as HTMLInputElement).setRangeText(typed)
      field.dispatchEvent(new InputEvent('input', { bubbles: true }))
    }
    const pause = (millis: number) => new Promise((resolve) => setTimeout(resolve, millis))
    type(first!, 'A quiz for the fair')
    await pause(200)
    type(second, 'Five questions')
    await pause(200)
  }, await title.elementHandle())
  await expect(title).toHaveValue('A quiz for the fair')
  await expect(text).toHaveValue('Five questions')
})

test('what only the server finds wrong is shown at its field and step', async ({ page }) => {
  await begin(page, 'requester', 'E-mail campaign')
  const type = page.url()
  const request = page.request
  const sent = await request.post('/api/requests', {
    headers: authorization('requester'),
    data: { type: 'email-campaign', brief: brief('email-spring-tariffs') },
  })
  const { id } = (await sent.json()) as { id: string }
  await page.goto(`${type}?from=${id}`)
  await expect(page.getByLabel('Title')).toHaveValue('Spring tariffs for returning customers')
  await step(page, 'The mail')
  // The form takes any host; the server asks for one that mail can be sent to.
  await page.getByLabel('Answers go to').fill('service@nordlicht')
  await step(page, 'User story')
  await page.getByRole('button', { name: 'Submit request' }).click()
  await expect(page.getByRole('alert')).toContainText('Some entries cannot be accepted.')
  await expect(page.getByLabel('Answers go to')).toBeFocused()
  await expect(page.locator('.fjs-has-errors')).toHaveCount(1)
  await expect(page.getByLabel('Answers go to')).toHaveValue('service@nordlicht')
})

test('a draft keeps itself, is continued on another device, and goes with the submission', async ({ page, browser, request }) => {
  await begin(page, 'requester', 'Press release')
  await page.getByLabel('Title').fill('Draft of two devices')
  await expect(page.getByText(/Draft saved at/)).toBeVisible()
  await expect(page).toHaveURL(/draft=/)
  // Signing out before it is saved saves it.
  await page.getByLabel('Brief').fill('Written a moment before leaving')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()

  const other = await (await browser.newContext({ locale: 'en-GB' })).newPage()
  await open(other, 'requester', '/new')
  await other.getByRole('link', { name: 'Draft of two devices' }).click()
  await expect(other.getByLabel('Title')).toHaveValue('Draft of two devices')
  await expect(other.getByLabel('Brief')).toHaveValue('Written a moment before leaving')

  // Both have it open: the one that did not save is told, and nothing is overwritten.
  await open(page, 'requester', new URL(other.url()).pathname + new URL(other.url()).search)
  await other.getByLabel('Title').fill('Changed on the other device')
  await expect(page.getByRole('alert')).toContainText('This draft was changed on another device')
  await page.getByRole('button', { name: 'Take the other version' }).click()
  await expect(page.getByLabel('Title')).toHaveValue('Changed on the other device')
  await page.getByLabel('Title').fill('Changed here again')
  await expect(other.getByRole('alert')).toContainText('This draft was changed on another device')
  await other.getByRole('button', { name: 'Go on with what is here' }).click()
  await expect(other.getByText(/Draft saved at/)).toBeVisible()
  await expect(page.getByRole('alert')).toContainText('This draft was changed on another device')
  await other.context().close()

  // Thrown away from the list.
  await page.goto('/new')
  await page.getByRole('button', { name: 'Delete draft: Changed on the other device' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(page.getByRole('link', { name: 'Changed on the other device' })).toHaveCount(0)
  const drafts = (await (
    await request.get('/api/drafts', { headers: authorization('requester') })
  ).json()) as List<DraftSummary>
  expect(drafts.items.filter(({ title }) => title === 'Changed on the other device')).toEqual([])
})

test('who submits while the draft is being saved gets to the request, and no draft stays', async ({ page, request }) => {
  const { requestId } = await taskFor(request, 'approver', 'Pattern for quick hands')
  await page.route('**/api/drafts', async (route) => {
    if (route.request().method() === 'POST') await new Promise((resolve) => setTimeout(resolve, 2_000))
    await route.continue()
  })
  await open(page, 'requester', `/new/other?from=${requestId}`)
  const saving = page.waitForRequest((sent) => sent.url().endsWith('/api/drafts') && sent.method() === 'POST')
  await page.getByLabel('Title').fill('Submitted by quick hands')
  for (let count = 0; count < 5; count++) await next(page)
  await saving
  await page.getByRole('button', { name: 'Submit request' }).click()
  await expect(page.getByText(/Your request is in: MR-\d+/)).toBeVisible()
  const drafts = await request.get('/api/drafts', { headers: authorization('requester') })
  const { items } = (await drafts.json()) as List<DraftSummary>
  expect(items.map(({ title }) => title)).not.toContain('Submitted by quick hands')
})

test('an earlier request is the start of a new one', async ({ page, request }) => {
  const earlier = brief('page-maturity-check')
  const sent = await request.post('/api/requests', {
    headers: authorization('requester'),
    data: { type: 'landing-page', brief: earlier },
  })
  const { id } = (await sent.json()) as { id: string }
  await open(page, 'requester', `/new/landing-page?from=${id}`)
  await expect(page.getByText(`Filled in from ${id}`)).toBeVisible()
  await expect(page.getByLabel('Title')).toHaveValue(String(earlier.title))
  await step(page, 'Timing and budget')
  await expect(page.getByRole('textbox', { name: /^Budget/ })).toHaveValue(String(earlier.budget))
})

test('an example is read in words, and a new request starts from it', async ({ page, request }) => {
  await read(request, 'requester', {})
  await open(page, 'requester', '/new')
  await page.getByRole('button', { name: 'Customer day in Warsaw' }).click()
  const example = page.getByRole('dialog')
  await expect(example).toContainText('Forty customers come, ten of them book a follow-up.')
  await expectAccessible(page)
  await example.getByRole('button', { name: 'Start from this example' }).click()
  await expect(page.getByText('Filled in from the example “Customer day in Warsaw”')).toBeVisible()
  await expect(page.getByLabel('Title')).toHaveValue('Customer day in Warsaw')
})

test('files are dropped, refused and removed', async ({ page, request }) => {
  await begin(page, 'requester', 'Something else')
  const files = page.getByRole('region', { name: 'Files' })
  await expect(files).toContainText('Up to 100 MB each')
  await files.locator('input[type=file]').setInputFiles([
    { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('What visitors asked last year\n') },
    { name: 'tool.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') },
  ])
  await expect(files.getByRole('link', { name: 'notes.txt' })).toBeVisible()
  await expect(files).toContainText('Files of this type are not taken.')
  await files.getByRole('button', { name: 'Cancel tool.exe' }).click()
  await expect(files.getByText('tool.exe')).toHaveCount(0)

  const large = Buffer.alloc(25_000_000, 'A line of a long text that somebody has kept.\n')
  const dropped = await page.evaluateHandle(
    ([text]) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File([text!], 'large.txt', { type: 'text/plain' }))
      return transfer
    },
    [large.toString('latin1')],
  )
  await files.dispatchEvent('drop', { dataTransfer: dropped })
  await expect(files.getByRole('link', { name: 'large.txt' })).toBeVisible({ timeout: 60_000 })
  await files.getByRole('button', { name: 'Remove notes.txt' }).click()
  await expect(files.getByRole('link', { name: 'notes.txt' })).toHaveCount(0)

  const draft = new URL(page.url()).searchParams.get('draft')
  const kept = (await (
    await request.get(`/api/drafts/${draft}/files`, { headers: authorization('requester') })
  ).json()) as List<StoredFile>
  expect(kept.items.map(({ name, size }) => [name, size])).toEqual([['large.txt', 25_000_000]])
  await request.delete(`/api/drafts/${draft}`, { headers: authorization('requester') })
})

for (const language of languages) {
  test(`the forms of requests are accessible: ${language}`, async ({ page, request }) => {
    await read(request, 'requester', { theme: 'system', language, timeZone: 'Asia/Tehran' })
    await look(page, language)
    await open(page, 'requester', '/new')
    await expect(page.locator('.type').first()).toBeVisible()
    await expectAccessibleInLooks(page, language)
    await page.goto('/new/press-release')
    await expect(page.locator('.fjs-form .fjs-input').first()).toBeVisible()
    const buttons = page.locator('.intake__foot button')
    await buttons.last().click()
    await expect(page.locator('.fjs-has-errors').first()).toBeVisible()
    await expectAccessibleInLooks(page, language)
  })
}
