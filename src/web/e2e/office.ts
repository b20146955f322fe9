import { type APIRequestContext, type Browser, expect, type Locator, type Page } from '@playwright/test'
import type { RequestDetail } from '../src/api/requests'
import { authorization, open, read } from './desk'

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
  'sign-off-approval': choose('Approve'),
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

/** Milliseconds that somebody waits for something on a page. */
const PATIENCE = 30_000

/** The windows of several people, each at an own device. */
export class Office {
  private readonly windows = new Map<string, Page>()

  constructor(private readonly browser: Browser) {}

  async window(person: string, address = '/tasks?scope=all'): Promise<Page> {
    const known = this.windows.get(person)
    if (known) return known
    const page = await (await this.browser.newContext({ locale: 'en-GB' })).newPage()
    page.setDefaultTimeout(PATIENCE)
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

/** What an operator sees of a request. */
export async function look(api: APIRequestContext, id: string): Promise<RequestDetail> {
  return (await (await api.get(`/api/requests/${id}`, { headers: authorization('operator') })).json()) as RequestDetail
}

/** Has people answer what waits for a request, each in the own window, until something is reached. */
export async function goOn(office: Office, api: APIRequestContext, id: string, reached: (now: RequestDetail) => boolean): Promise<void> {
  const done = new Set<string>()
  const task = (now: RequestDetail) => now.ball.tasks.find((one) => !done.has(one.id) && entries[one.step])
  for (let now = await look(api, id); !reached(now); now = await look(api, id)) {
    const next = task(now)
    if (!next) {
      await expect(async () => {
        const later = await look(api, id)
        expect(reached(later) || task(later) !== undefined).toBe(true)
      }).toPass({ timeout: 60_000 })
      continue
    }
    const person = next.assignee ?? doers[next.step] ?? 'approver'
    const page = await office.window(person)
    if (!page.url().includes('/tasks')) await page.goto('/tasks?scope=all')
    await work(page, id, next)
    done.add(next.id)
  }
}

/** Who does a step that nobody has taken yet; the approver does all others. */
const doers: Record<string, string> = {
  'decide-go-no-go': 'launch-manager',
  'confirm-launch': 'launch-manager',
  'sign-off-approval': 'ingrid.larsen',
}
