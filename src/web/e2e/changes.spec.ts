import type { APIRequestContext, Browser, Page } from '@playwright/test'
import { authorization, expectAccessibleInLooks, languages, look, open, read } from './desk'
import { mailPage } from './mail'
import { goLive, live, makeVersion } from './models'
import { expect, test } from './test'

const form = 'form/resolveBudget'
const headers = authorization('process-owner')

test.beforeEach(async ({ request }) => {
  for (const person of ['process-owner', 'admin', 'analyst', 'approver']) await read(request, person, {})
})

test('a change is proposed, sent back, approved by a second person, live, and returned from', async ({ page, browser, request }) => {
  test.slow()
  const { made, before } = await reword(request)
  const title = `Plainer words ${made}`

  // the author proposes
  await open(page, 'process-owner', '/studio/changes/new?model=form/resolveBudget')
  await page.getByLabel('What changes', { exact: true }).fill(title)
  await expect(page.getByLabel(`version ${made}`)).toBeChecked()
  await page.getByRole('button', { name: 'Save as a draft' }).click()
  await expect(page.getByText('Say why.', { exact: true })).toBeVisible()
  await page.getByLabel('Why', { exact: true }).fill('People ask <b>what it means</b>.')
  await page.getByRole('button', { name: 'Save as a draft' }).click()
  await expect(page.getByRole('heading', { name: title })).toBeVisible()

  // no review without a note to the people affected, who are found out
  await page.getByRole('button', { name: 'Submit for review' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Submit for review' }).click()
  await expect(page.getByRole('dialog').getByText('needed before the review')).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Edit' }).click()
  await page.getByLabel('What changes for the people affected').fill('From today on the form says what it <i>asks</i>.')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const people = page.getByRole('region', { name: 'The people affected' })
  await expect(people.getByText('says what it <i>asks</i>.')).toBeVisible()
  await expect(people.getByRole('listitem').filter({ hasText: 'Alex Approver' })).toContainText('As one who could take the task')
  await expect(page.getByRole('heading', { name: title })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Compare' })).toHaveAttribute(
    'href',
    `/studio/form/resolveBudget/compare?from=${before}&to=${made}`,
  )
  await take(page, 'Submit for review')
  await expect(page.locator('.changes__line').getByText('In review')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Approve' })).toBeHidden()

  // a second person sends it back, then approves
  const second = await other(browser, 'admin', new URL(page.url()).pathname)
  await second.getByRole('button', { name: 'Send back' }).click()
  const dialog = second.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Send back' }).click()
  await expect(dialog.getByText('Say why in a sentence.')).toBeVisible()
  await dialog.getByLabel('What you say to it').fill('Live from when?')
  await dialog.getByRole('button', { name: 'Send back' }).click()
  await expect(page.getByText('Live from when?')).toBeVisible()
  await take(page, 'Submit for review')
  await take(second, 'Approve', 'Good.')
  await expect(page.locator('.changes__line').getByText('Live', { exact: true })).toBeVisible({ timeout: 60_000 })
  await expect(async () => expect(await live(request, form)).toBe(made)).toPass({ timeout: 30_000 })
  await page.reload()
  await expect(page.getByText('Ada Admin').first()).toBeVisible()

  // those whom it concerns are told by mail and in the portal; who opens it has seen it
  const number = new URL(page.url()).pathname.split('/').pop()!
  await expect(people.getByRole('listitem').filter({ hasText: 'Alex Approver' })).toContainText('Not seen yet', { timeout: 30_000 })
  await mailPage(request, 'approver@launchdesk.example', `Change ${number}: "${title}" is live`)
  const affected = await other(browser, 'approver', '/notifications')
  await affected.getByRole('link', { name: title }).first().click()
  await expect(affected).toHaveURL(new RegExp(`/change-notes/${number}$`))
  await expect(affected.getByRole('heading', { name: title })).toBeVisible()
  await expect(affected.getByText('says what it <i>asks</i>.')).toBeVisible()
  await expect(affected.getByRole('link', { name: 'Compare' })).toBeHidden()
  await expect(people.getByRole('listitem').filter({ hasText: 'Alex Approver' })).toContainText('Seen')

  // one person returns in one step; another looks at it afterwards
  await take(second, 'Return to what was before', 'Nobody understands it.')
  await expect(second.getByText('Puts back what was live before')).toBeVisible()
  await expect(second.locator('.changes__line').getByText('Live', { exact: true })).toBeVisible({ timeout: 60_000 })
  await expect(async () => expect(await live(request, form)).toBe(before)).toPass({ timeout: 30_000 })
  await affected.goto('/notifications')
  await affected.getByRole('link', { name: `taken back` }).filter({ hasText: title }).first().click()
  await expect(affected.getByText('Nobody understands it.')).toBeVisible()
  await affected.context().close()
  await page.goto(new URL(second.url()).pathname)
  await take(page, 'Looked over', 'Right so.')
  await expect(page.getByText('To be looked over')).toBeHidden()
  await second.context().close()
})

for (const language of languages) {
  test(`changes are accessible: ${language}`, async ({ page, request }) => {
    test.slow()
    const { made } = await reword(request)
    const models = [{ kind: 'form', id: 'resolveBudget', version: made }]
    const change = { title: `Plainer words ${made}`, reason: 'To be looked at.', notice: 'Nothing to do.', effectiveAt: null, models }
    const proposed = await request.post('/api/model-changes', { headers, data: change })
    expect(proposed.status(), await proposed.text()).toBe(201)
    await read(request, 'process-owner', { theme: 'system', language })
    await look(page, language)
    await open(page, 'process-owner', '/studio/changes')
    await expect(page.locator('.changes__table')).toBeVisible()
    await expectAccessibleInLooks(page, language)
    await page.locator('.changes__table a').first().click()
    await expect(page.locator('.changes__line')).toBeVisible()
    await expectAccessibleInLooks(page, language)
    await page.goto('/studio/changes/new')
    await expect(page.locator('.changes__form')).toBeVisible()
    await expectAccessibleInLooks(page, language)
    await page.goto(`/change-notes/${await liveChange(request)}`)
    await expect(page.locator('.changes__quote')).toBeVisible()
    await expectAccessibleInLooks(page, language)
  })
}

/** Makes a version of the form with another heading; also tells which one is live. */
async function reword(request: APIRequestContext): Promise<{ made: number; before: number }> {
  const made = await makeVersion(request, form, (content) => content.replace(/# [^\\]*\\n/, `# The budget does not cover this (${Date.now()})\\n`))
  return { made, before: await live(request, form) }
}

/** The number of a change that is live; makes one so when there is none. */
async function liveChange(request: APIRequestContext): Promise<number> {
  const { items } = (await (await request.get('/api/model-changes', { headers })).json()) as { items: { number: number; state: string; returns: number | null }[] }
  const found = items.find(({ state, returns }) => state === 'live' && returns === null)
  return found?.number ?? goLive(request, form, (await reword(request)).made)
}

async function other(browser: Browser, person: string, address: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await open(page, person, address)
  return page
}

async function take(page: Page, step: string, note = ''): Promise<void> {
  await page.getByRole('button', { name: step }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill(note)
  await dialog.getByRole('button', { name: step }).click()
  // approval waits for all checks
  await expect(dialog).toBeHidden({ timeout: 90_000 })
}
