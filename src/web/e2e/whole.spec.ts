import { type Browser, expect, type Locator, type Page, test } from '@playwright/test'
import type { RequestDetail } from '../src/api/types'
import { authorization, open, read, taskFor } from './desk'

test.describe.configure({ timeout: 300_000 })

const choose = (label: string) => (form: Locator) => form.getByLabel(label, { exact: true }).check()
const piece = {
  Subject: 'Which of three tools fits',
  'Preview text': 'Three tools compared on two pages',
  Headline: 'Which of three tools fits',
  Text: 'We compared three tools on two pages. Unsubscribe: https://example.com/unsubscribe',
  'Call to action': 'Read the comparison',
  Link: 'https://example.com/tools?utm_source=desk&utm_campaign=tools',
  File: 'https://files.example/comparison.pdf',
  Hashtags: '#tools',
}

/** What people enter, by the step that their task is. */
const entries: Record<string, (form: Locator) => Promise<void>> = {
  'resolve-duplicate': choose('No, go on with it'),
  'check-feasibility': choose('Yes, as asked'),
  'approve-step': choose('Approve'),
  'review-asset': choose('Accept'),
  'confirm-launch': choose('Yes, it is live as it should be'),
  'rate-delivery': choose('5: very satisfied'),
  async 'produce-asset'(form) {
    await expect(form.getByLabel('Note to the reviewer')).toBeVisible()
    for (const [label, text] of Object.entries(piece)) {
      const field = form.getByLabel(new RegExp(`^${label}\\*?$`))
      if (await field.isVisible()) await field.fill(text)
    }
  },
  async 'decide-go-no-go'(form) {
    await expect(form.getByRole('checkbox').first()).toBeVisible()
    for (const check of await form.getByRole('checkbox').all()) await check.check()
    await form.getByLabel('Go', { exact: true }).check()
  },
}

/** The windows of several people, each at an own device. */
class Office {
  private readonly windows = new Map<string, Page>()

  constructor(private readonly browser: Browser) {}

  async window(person: string, address = '/tasks?scope=all'): Promise<Page> {
    const known = this.windows.get(person)
    if (known) return known
    const page = await (await this.browser.newContext({ locale: 'en-GB' })).newPage()
    await read(page.request, person, {})
    await open(page, person, address)
    this.windows.set(person, page)
    return page
  }

  people(): string[] {
    return [...this.windows.keys()]
  }

  close(): Promise<void[]> {
    return Promise.all([...this.windows.values()].map((page) => page.context().close()))
  }
}

/** Answers the task in the person's window, where it appears by itself. */
async function work(page: Page, requestId: string, task: { id: string; step: string }): Promise<void> {
  await page.getByRole('searchbox').fill(requestId)
  await page.locator(`[data-row="${task.id}"]`).getByRole('link').first().click()
  await expect(page.getByRole('button', { name: 'Send and finish' })).toBeVisible()
  const form = page.locator('.fjs-form')
  await expect(form.getByRole('group').last()).toBeVisible()
  await entries[task.step]!(form)
  await page.getByRole('button', { name: 'Send and finish' }).click()
  await expect(page.getByRole('heading', { name: 'Answer sent' })).toBeVisible()
  await page.getByRole('link', { name: 'Tasks' }).first().click()
  await expect(page.getByRole('searchbox')).toBeVisible()
}

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

  const look = async () =>
    (await (await request.get(`/api/requests/${id}`, { headers: authorization('operator') })).json()) as RequestDetail
  const done = new Set<string>()
  for (let now = await look(); now.status !== 'delivered'; now = await look()) {
    const task = now.ball.tasks.find((one) => !done.has(one.id) && entries[one.step])
    if (!task) {
      await expect(async () => {
        const later = await look()
        expect(later.status === 'delivered' || later.ball.tasks.some((one) => !done.has(one.id))).toBe(true)
      }).toPass({ timeout: 60_000 })
      continue
    }
    const launches = ['decide-go-no-go', 'confirm-launch'].includes(task.step)
    const person = task.assignee ?? (launches ? 'launch-manager' : 'approver')
    if (person === 'requester' && requester.url().includes('/requests/')) await requester.goto('/tasks?scope=all')
    await work(await office.window(person), id, task)
    done.add(task.id)
  }

  await expect(operator.locator('.status')).toHaveText('Delivered')
  await requester.goto(`/requests/${id}`)
  await expect(requester.locator('.status')).toHaveText('Delivered')
  expect(office.people().length).toBeGreaterThanOrEqual(5)
  await office.close()
})
