import type { APIRequestContext } from '@playwright/test'
import { authorization, expectAccessibleInLooks, languages, look, open, read, taskFor } from './desk'
import { expect, test } from './test'

const say = async (api: APIRequestContext, request: string, text: string) => {
  const said = await api.post(`/api/requests/${request}/comments`, { headers: authorization('approver'), data: { text } })
  expect(said.status(), await said.text()).toBe(201)
}

test.beforeEach(async ({ request }) => {
  await read(request, 'approver', {})
  await read(request, 'requester', {})
})

test('the request page says who was told what, when and why, live', async ({ page, request }) => {
  const task = await taskFor(request, 'approver', 'Told to the right people')
  await open(page, 'approver', `/requests/${task.requestId}`)
  const panel = page.getByRole('region', { name: 'Who was told what, when' })
  await expect(panel.getByText('by a task').first()).toBeVisible()

  // What happens meanwhile appears by itself, and so does that the mail was sent.
  await say(request, task.requestId, 'A question for @requester')
  const mention = panel.getByRole('listitem').filter({ hasText: 'mentioned you' })
  await expect(mention).toContainText(/As the one mentioned · by a comment · Row 9 of the communication plan, version \d+/)
  await expect(mention).toContainText('In Launchdesk since')
  await expect(mention).toContainText('E-mail sent')

  await panel.getByLabel('How it fares').selectOption('Sent')
  await expect(panel.getByRole('listitem')).toHaveCount(1)
  await panel.getByLabel('How it fares').selectOption('Not needed any more')
  await expect(panel.getByText('No message fits this choice.')).toBeVisible()
  await panel.getByLabel('How it fares').selectOption('All messages')
  const who = (await mention.locator('bdi').first().textContent())!
  await panel.getByLabel('To whom').selectOption(who)
  await expect(panel.getByRole('listitem').filter({ hasNotText: who })).toHaveCount(0)
  await expect(mention).toBeVisible()
})

test('who asked sees what they were told themselves', async ({ page, request }) => {
  const task = await taskFor(request, 'approver', 'Told to me alone')
  await say(request, task.requestId, 'Also for @requester, and @mei.tanaka')
  await open(page, 'requester', `/requests/${task.requestId}`)
  const panel = page.getByRole('region', { name: 'Who was told what, when' })
  await expect(panel.getByRole('listitem')).toHaveCount(1)
  await expect(panel.getByRole('listitem')).toContainText('mentioned you')
})

for (const language of languages) {
  test(`the messages are accessible: ${language}`, async ({ page, request }) => {
    const task = await taskFor(request, 'approver', 'Looked at in each way')
    await say(request, task.requestId, 'To be seen by @requester')
    await read(request, 'approver', { theme: 'system', language })
    await look(page, language)
    await open(page, 'approver', `/requests/${task.requestId}`)
    await expect(page.locator('.message').first()).toBeVisible()
    await expectAccessibleInLooks(page, language)
  })
}
