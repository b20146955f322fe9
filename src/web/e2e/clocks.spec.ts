import type { APIRequestContext } from '@playwright/test'
import { readFileSync } from 'node:fs'
import type { Page as List } from '../src/api/pages'
import type { Task } from '../src/api/tasks'
import { answer, approvalFor, authorization, expectAccessibleInLooks, languages, look, open, read } from './desk'
import { expect, test } from './test'

/** A request whose approver asks for changes: the requester has to act. */
async function askedBack(api: APIRequestContext, title: string): Promise<Task> {
  const approval = await approvalFor(api, title)
  await answer(api, 'approver', approval, { approvalDecision: 'request-changes', reason: 'Name the audience' })
  let asked: Task | undefined
  await expect(async () => {
    const list = await api.get(`/api/tasks?scope=all&requestId=${approval.requestId}`, { headers: authorization('requester') })
    asked = ((await list.json()) as List<Task>).items.find((task) => task.step === 'revise-brief')
    expect(asked).toBeDefined()
  }).toPass({ timeout: 30_000 })
  return asked!
}

test.beforeEach(({ request }) => read(request, 'requester', {}))

test('the delivery clock stands still while the requester is asked, and says so', async ({ page, request }) => {
  const asked = await askedBack(request, 'Opinion poll with a clock')
  await open(page, 'requester', `/requests/${asked.requestId}`)
  const delivery = page.locator('[data-clock="delivery"]')
  await expect(delivery).toContainText('Paused')
  await expect(delivery).toContainText('“Revise brief” waits for the requester')
  await expect(delivery).toContainText('if it went on now')
  await expect(page.locator('.facts')).toContainText('Paused until the requester answers')
  await expect(page.locator('[data-clock="revise-brief"]')).toContainText('The requester’s time')

  const { brief } = JSON.parse(readFileSync('../../examples/other-tool-for-surveys.json', 'utf8')) as { brief: object }
  await answer(request, 'requester', asked, { ...brief, title: 'Opinion poll with a clock' })

  await expect(delivery).not.toContainText('waits for the requester', { timeout: 20_000 })
  await delivery.getByText('How it came about').click()
  await expect(delivery).toContainText('Paused: “Revise brief” waited for the requester')
  await expect(delivery).toContainText('time zone Europe/Berlin')
  await expect(delivery).toContainText('The team is told that it is late')
  await page.getByText(/^Finished clocks/).click()
  await expect(page.locator('[data-clock="revise-brief"]')).toContainText('Done')
})

for (const language of languages) {
  test(`clocks are accessible: ${language}`, async ({ page, request }) => {
    const asked = await askedBack(request, 'Opinion poll with a readable clock')
    await read(request, 'requester', { theme: 'system', language })
    await look(page, language)
    await open(page, 'requester', `/requests/${asked.requestId}`)
    const delivery = page.locator('[data-clock="delivery"]')
    await expect(delivery).toBeVisible()
    for (const summary of await delivery.locator('summary').all()) await summary.click()
    await expectAccessibleInLooks(page, language)
  })
}
