import type { APIRequestContext, Browser, Page } from '@playwright/test'
import { authorization, expectAccessibleInLooks, languages, look, open, read } from './desk'
import { drawn } from './diagram'
import { expect, test } from './test'

const address = '/studio/process/MeasureProcess'
const element = 'ServiceTask_CollectResults'
const at = '/api/models/process/MeasureProcess/threads'
const headers = authorization('process-owner')

interface Thread {
  id: string
  revision: number
}

test.beforeEach(async ({ request }) => {
  for (const person of ['process-owner', 'analyst', 'admin']) await read(request, person, {})
  await request.delete('/api/models/process/MeasureProcess/draft', { headers })
  for (const model of ['process/MeasureProcess', 'decision/channelChecks', 'form/rateDelivery', 'form/confirmLaunch']) await settle(request, model)
})

test('two people talk at one element until it is settled, and after it is gone', async ({ page, browser, request }) => {
  test.slow()
  await open(page, 'process-owner', address)
  await expect(drawn(page)).toBeVisible()
  await page.getByRole('button', { name: 'Comments' }).click()
  const panel = page.getByRole('complementary', { name: 'Comments' })
  await expect(panel.getByText('Nothing is open.')).toBeVisible()
  await choose(page)
  await expect(panel.getByLabel('About')).toHaveValue(element)
  await panel.getByLabel('Write a comment').fill('Why only <b>once</b>, @analyst? @requester')
  await panel.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(panel.getByText('Not reached, because they do not see models')).toContainText('@requester')
  await expect(panel.locator('.thread')).toContainText('Why only <b>once</b>')
  await expect(page.locator('.thread-mark')).toHaveText('1')
  expect(await unread(request, 'analyst', 'MeasureProcess')).toBe(1)

  // another sees the mark, is led from it to what was said, and answers
  const second = await other(browser, 'analyst', address)
  await expect(second.locator('.thread-mark')).toHaveText('1')
  await second.getByRole('button', { name: '1 open thread' }).click()
  const theirs = second.getByRole('complementary', { name: 'Comments' })
  // what the analyst was told of it is read where it is read
  await expect.poll(() => unread(request, 'analyst', 'MeasureProcess')).toBe(0)
  await theirs.getByRole('button', { name: 'Reply' }).click()
  await theirs.getByLabel('Reply').fill('Because the law says so.')
  await theirs.getByLabel('Reply').press('Control+Enter')
  await expect(panel.locator('.thread')).toContainText('Because the law says so.')

  // what somebody has not seen yet is not resolved by them
  const [thread] = await threads(request)
  const stale = await request.post(`${at}/${thread!.id}/resolve`, { headers: { ...headers, 'If-Match': '"1"' }, data: {} })
  expect(stale.status()).toBe(409)

  // the element, which is still chosen, goes from the own draft: the thread stays, and says so
  await page.locator('.djs-context-pad [data-action="delete"]').click()
  await expect(panel.getByText('Element no longer there')).toBeVisible()
  await expect(panel.locator('.thread__gone')).not.toBeEmpty()
  await expect(page.locator('.thread-mark')).toHaveCount(0)
  await expect(second.locator('.thread-mark')).toHaveText('1')

  await theirs.getByRole('button', { name: 'Resolve' , exact: true }).click()
  await expect(theirs.getByText('Nothing is open.')).toBeVisible()
  await expect(second.locator('.thread-mark')).toHaveCount(0)
  await expect(panel.getByText('Nothing is open.')).toBeVisible()
  await panel.getByRole('button', { name: 'Resolved' }).click()
  await expect(panel.locator('.thread')).toContainText('Resolved by')
  await panel.getByRole('button', { name: 'Open again' }).click()
  await expect(theirs.locator('.thread')).toContainText('Opened again by')

  // the author alone removes; a trace stays
  await expect(theirs.getByRole('button', { name: 'Delete comment' })).toHaveCount(1)
  await theirs.getByRole('button', { name: 'Delete comment' }).click()
  await second.getByRole('dialog').getByRole('button', { name: 'Delete comment' }).click()
  await expect(theirs.getByText('This comment was deleted.')).toBeVisible()
  await expect(theirs.locator('.thread')).toContainText('Why only')
  await second.context().close()
})

test('a cell of a decision and a field of a form are talked about, too', async ({ page, request }) => {
  await open(page, 'process-owner', '/studio/decision/channelChecks')
  await expect(drawn(page)).toBeVisible()
  await page.getByRole('button', { name: 'Comments' }).click()
  const panel = page.getByRole('complementary', { name: 'Comments' })
  await page.locator('.studio__canvas td[data-element-id="InputEntry_channelChecks_2_1"]').click()
  await expect(panel.getByLabel('About').locator('option:checked')).toHaveText('Channel checks › 2 › Channels')
  await panel.getByLabel('Write a comment').fill('Push, too?')
  await panel.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(panel.locator('.thread')).toContainText('Push, too?')
  expect(await counted(page, 'td[data-element-id="InputEntry_channelChecks_2_1"]')).toBe('"1"')

  // who may only look sees and says as much
  const analyst = await other(page.context().browser()!, 'analyst', '/studio/form/rateDelivery')
  await analyst.getByRole('button', { name: 'Comments' }).click()
  const theirs = analyst.getByRole('complementary', { name: 'Comments' })
  await theirs.getByLabel('About').selectOption('Field_score_1')
  await theirs.getByLabel('Write a comment').fill('Is it needed?')
  await theirs.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(theirs.locator('.thread')).toContainText('Is it needed?')
  expect(await counted(analyst, '.fjs-element:has(> [data-id="Field_score_1"])')).toBe('"1"')
  await analyst.context().close()
  expect((await request.get('/api/models', { headers })).ok()).toBe(true)
})

// a form that no other test writes: who wrote a part of a change does not decide on it
test('who decides on a change is told what is open about its models', async ({ page, request }) => {
  const { latest } = (await (await request.get('/api/models/form/confirmLaunch', { headers })).json()) as { latest: { number: number } }
  const content = await (await request.get(`/api/models/form/confirmLaunch/versions/${latest.number}`, { headers })).text()
  const form = '/api/models/form/confirmLaunch'
  await request.delete(`${form}/draft`, { headers })
  const next = content.replace(/("type": "text",\s*"id": "Text_1",\s*"text": ")[^"\\]*/, `$1# Is everything live, of ${latest.number + 1}`)
  expect(next).not.toBe(content)
  await request.put(`${form}/draft`, { headers: { ...headers, 'If-Match': '"0"' }, data: { content: next, base: latest.number } })
  const made = await request.post(`${form}/versions`, { headers: { ...headers, 'If-Match': '"1"' }, data: { note: 'Other words' } })
  expect(made.status(), await made.text()).toBe(201)
  const version = latest.number + 1
  await request.post(`${form}/threads`, {
    headers: authorization('analyst'),
    data: { text: 'Does everybody understand that?', element: 'Field_brief_goal_1', elementName: 'Goal', version, onDraft: false },
  })
  const proposed = await request.post('/api/model-changes', {
    headers,
    data: { title: `Other words ${version}`, reason: 'To be read', notice: 'Nothing to do.', effectiveAt: null, models: [{ kind: 'form', id: 'confirmLaunch', version }] },
  })
  const { number } = (await proposed.json()) as { number: number }
  const submitted = await request.post(`/api/model-changes/${number}/steps/submit`, { headers: { ...headers, 'If-Match': '"1"' }, data: {} })
  expect(submitted.status(), await submitted.text()).toBe(200)

  await open(page, 'admin', `/studio/changes/${number}`)
  const region = page.getByRole('region', { name: '1 open thread about these models' })
  await expect(region).toContainText('Does everybody understand that?')
  await page.getByRole('button', { name: 'Approve' }).click()
  await expect(page.getByRole('dialog')).toContainText('1 open thread about these models')
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await region.getByRole('link').click()
  await expect(drawn(page)).toBeVisible()
  const panel = page.getByRole('complementary', { name: 'Comments' })
  await expect(panel.locator('.thread[data-here]')).toContainText('Does everybody understand that?')
})

for (const language of languages) {
  test(`comments on models are accessible: ${language}`, async ({ page, request }) => {
    const begun = await request.post(at, {
      headers: authorization('analyst'),
      data: { text: 'To be seen by @process-owner', element, elementName: 'Collect results', version: 1, onDraft: false },
    })
    const { id } = (await begun.json()) as Thread
    await request.post(at, { headers, data: { text: 'About one that is gone', element: 'Gone', elementName: 'Send it', version: 1, onDraft: true } })
    await read(request, 'process-owner', { theme: 'system', language })
    await look(page, language)
    await open(page, 'process-owner', `${address}?thread=${id}`)
    await expect(drawn(page)).toBeVisible()
    await expect(page.locator('.thread')).not.toHaveCount(0)
    await expect(page.locator('.thread-mark')).toHaveCount(1)
    await expectAccessibleInLooks(page, language, ['.studio__editor'])
  })
}

/** Clicks the element as one does who looks at it. */
async function choose(page: Page): Promise<void> {
  await page.locator(`[data-element-id="${element}"] .djs-hit`).first().click()
}

/** The count that stands at a part, as the style sheet has it. */
const counted = (page: Page, part: string) =>
  page.locator(`.studio__canvas ${part}`).first().evaluate((one) => getComputedStyle(one, '::after').content)

async function other(browser: Browser, person: string, where: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await open(page, person, where)
  await expect(drawn(page)).toBeVisible()
  return page
}

async function threads(request: APIRequestContext, model = 'process/MeasureProcess'): Promise<Thread[]> {
  return ((await (await request.get(`/api/models/${model}/threads`, { headers })).json()) as { items: Thread[] }).items
}

/** How much the person was told of threads about a model and has not read. */
async function unread(request: APIRequestContext, person: string, model: string): Promise<number> {
  const told = await request.get('/api/me/notifications?unread=true&limit=100', { headers: authorization(person) })
  const { items } = (await told.json()) as { items: { topic: { path: string } | null }[] }
  return items.filter(({ topic }) => topic?.path.startsWith(`/studio/process/${model}?thread=`)).length
}

/** Leaves nothing open about a model. */
/** Nothing is open about the model, which is known once a system that has just started has looked at what is live. */
async function settle(request: APIRequestContext, model: string): Promise<void> {
  await expect(async () => expect((await request.get(`/api/models/${model}`, { headers })).ok()).toBe(true)).toPass()
  for (const { id, revision } of await threads(request, model)) {
    await request.post(`/api/models/${model}/threads/${id}/resolve`, { headers: { ...headers, 'If-Match': `"${revision}"` }, data: {} })
  }
}
