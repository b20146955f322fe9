import type { APIRequestContext } from '@playwright/test'
import type { Page as List } from '../src/api/pages'
import type { Completed, Task } from '../src/api/tasks'
import { approvalFor, authorization, expectAccessible, expectAccessibleInLooks, languages, look, open, read } from './desk'
import { mailPage } from './mail'
import { kill } from './system'
import { expect, test } from './test'

// The engine starts anew within.
test.describe.configure({ timeout: 300_000 })
test.afterEach(({ request }) => read(request, 'approver', {}))

/** The seats of a panel: as many tasks that ask the same. */
async function seats(api: APIRequestContext, task: Task): Promise<Task[]> {
  let found: Task[] = []
  await expect(async () => {
    const list = await api.get(`/api/tasks?scope=all&requestId=${task.requestId}`, { headers: authorization('approver') })
    found = ((await list.json()) as List<Task>).items
    expect(found).toHaveLength(3)
  }).toPass({ timeout: 30_000 })
  return found
}

/** Answers while nobody can tell the engine. */
async function answerInTheDark(api: APIRequestContext, person: string, task: Task): Promise<void> {
  const data = { variables: { approvalDecision: 'approve' } }
  const answer = await api.post(`/api/tasks/${task.id}/complete`, { headers: authorization(person), data })
  expect(answer.status(), await answer.text()).toBe(200)
  expect(((await answer.json()) as Completed).engine).toBe('waiting')
}

test('who answered while the engine was away hears that others had decided, and finds the text', async ({
  page,
  request,
}) => {
  const title = 'Balloon ride for the best customers'
  await read(request, 'approver', {})
  await request.post('/api/me/notifications/read-all', { headers: authorization('approver'), data: {} })
  const [first, second, third] = await seats(request, await approvalFor(request, title, { budget: 60_000 }))
  await open(page, 'approver', `/tasks/${third!.id}`)
  const inbox = await page.context().newPage()
  await inbox.goto('/notifications')
  await page.getByLabel('Reject').check()
  await page.getByLabel(/^Reason/).fill('Nobody insures a balloon over the harbour')

  kill('broker')
  await answerInTheDark(request, 'mei.tanaka', first!)
  await answerInTheDark(request, 'hannah.schmidt', second!)
  await page.getByRole('button', { name: 'Send and finish' }).click()
  await expect(page.getByText('The request goes on as soon as the process engine is back.')).toBeVisible()

  // Both pages say so by themselves.
  await expect(page.getByText(/^Your answer of .* does not count/)).toBeVisible({ timeout: 150_000 })
  await expect(page.getByText('Others had decided when your answer reached the process.')).toBeVisible()
  await expect(page.getByLabel('What you entered')).toHaveValue(/Reason: Nobody insures a balloon over the harbour/)
  await expect(page.getByRole('heading', { name: 'Answer sent' })).toHaveCount(0)
  await expectAccessible(page)
  const row = inbox.locator('.notification', { hasText: title }).filter({ hasText: 'does not count' })
  await expect(row).toHaveCount(1)
  await expect(row).toContainText('Others had decided when your answer reached the process.')
  await expectAccessible(inbox)

  await inbox.goto(await mailPage(request, 'approver@launchdesk.example', `${third!.requestId}: your answer`))
  const mail = inbox.frameLocator('iframe').first()
  await expect(mail.locator('body')).toContainText('Others had decided when your answer reached the process.')
  await expect(mail.getByRole('link', { name: 'Read what you entered, kept for you alone' })).toHaveAttribute('href', new RegExp(`/tasks/${third!.id}$`))

  // Read later, on a phone.
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/notifications')
  await page.locator('.notification', { hasText: 'does not count' }).getByRole('link').click()
  await expect(page).toHaveURL(new RegExp(`/tasks/${third!.id}$`))
  await expect(page.getByText(/^Your answer of .* does not count/)).toBeInViewport()
  // As the link of a mail opens it.
  await page.reload()
  await expect(page.getByText('Goal', { exact: true }).first()).toBeAttached()
  await expect(page.getByText(/^Your answer of .* does not count/)).toBeInViewport()
  await page.getByRole('link', { name: 'Open the request', exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`/requests/${third!.requestId}`))

  for (const language of languages) {
    await read(request, 'approver', { theme: 'system', language })
    await look(page, language)
    for (const address of [`/tasks/${third!.id}`, '/notifications']) {
      await page.goto(address)
      await expect(page.locator(address === '/notifications' ? '.notification' : '.answer__entered').first()).toBeVisible()
      await expectAccessibleInLooks(page, language)
    }
  }
})
