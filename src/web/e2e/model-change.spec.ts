import type { Page } from '@playwright/test'
import { authorization, read, taskFor } from './desk'
import { drawn } from './diagram'
import { content, live, makeLiveNewest, putToWork } from './models'
import { goOn, look, Office } from './office'
import { drawSignOff, STEP, TASK } from './sign-off'
import { expect, test } from './test'

test.describe.configure({ timeout: 900_000 })

const MODELS = ['decision/approvalPolicy', 'decision/slaPolicy', 'process/ApprovalProcess']

test.beforeEach(async ({ request }) => {
  for (const person of ['process-owner', 'admin']) {
    await read(request, person, {})
    for (const model of MODELS) await request.delete(`/api/models/${model}/draft`, { headers: authorization(person) })
  }
  for (const model of MODELS) await makeLiveNewest(request, model)
})

test('the approval gets another step: new requests take it, an older one does not, others are moved to it', async ({ browser, request }) => {
  const office = new Office(browser)
  // a version of its own, so that no request of other tests is moved
  const before = await putToWork(request, 'process/ApprovalProcess', (xml) => xml.replace('</bpmn:documentation>', ` As of ${Date.now()}.</bpmn:documentation>`))
  const requester = await office.window('requester', '/new')
  const owner = await office.window('process-owner', '/studio')

  // three requests wait for their approval
  const old = (await taskFor(request, 'approver', 'Photos of the new office')).requestId
  const others = [await submitAs(requester, old, 'Signs for the summer party'), await submitAs(requester, old, 'Menus of the canteen')]
  for (const id of [old, ...others]) await goOn(office, request, id, waitsAt('approve-step'))

  // the owner changes the table of approvals, and says in another how long the new step may take
  await addRule(owner, 'approvalPolicy', ['"other"', '', '', '', 'false', '', '"legal"', '"Legal"', '"legal"', '2', '"all"', '1', '1', '["title", "description"]'])
  await keep(owner, 'Legal looks at what fits no other form')
  await addRule(owner, 'slaPolicy', ['', '', `"${STEP}"`, '8', '4', '12', '"finance"', '"marketing-leads"', '"standard"', '"provider"', 'false', '"task"'], 'slaSteps')
  await keep(owner, 'Finance has a day to sign off')

  // and draws the step
  await owner.goto('/studio/process/ApprovalProcess')
  await expect(drawn(owner)).toBeVisible()
  await drawSignOff(owner)
  await shown(owner, 'the-step-in-the-editor')
  await keep(owner, 'Finance signs off what is approved')
  const drawing = await content(request, 'process/ApprovalProcess', before + 1)
  for (const timer of ['ReminderDue', 'Overdue']) {
    expect(drawing).toMatch(new RegExp(`id="BoundaryEvent_SignOffApproval${timer}"[^>]* attachedToRef="${TASK}"`))
  }

  // it is proposed, and a second person sees what differs and what the checks say
  const title = `Finance signs off ${before}`
  await owner.goto('/studio/changes')
  await owner.getByRole('link', { name: 'Propose a change' }).first().click()
  await owner.getByLabel('What changes', { exact: true }).fill(title)
  await owner.getByLabel('Why', { exact: true }).fill('Two approved requests had no money left.')
  await owner.getByLabel('What changes for the people affected').fill('Finance signs off each request once it is approved.')
  for (const name of ['Approval policy', 'SLA policy', 'Approval']) await owner.getByText(new RegExp(`^\\W*${name}\\W*, version`)).click()
  await owner.getByRole('button', { name: 'Save as a draft' }).click()
  await expect(owner.getByRole('heading', { name: title })).toBeVisible()
  await take(owner, 'Submit for review')
  const change = new URL(owner.url()).pathname

  const admin = await office.window('admin', change)
  await expect(admin.getByRole('region', { name: 'What the checks found' })).toContainText('Should be known', { timeout: 90_000 })
  await expect(admin.getByRole('region', { name: 'What the checks found' })).not.toContainText('Must be mended')
  await shown(admin, 'the-change-in-review')
  const compare = (model: string) => admin.getByRole('listitem').filter({ has: admin.locator(`a[href="/studio/${model}"]`) }).getByRole('link', { name: 'Compare' })
  await compare('process/ApprovalProcess').click()
  await expect(admin.locator(`.compare__diagrams[data-state="ready"] .compare-added[data-element-id="${TASK}"]`)).toBeVisible()
  await shown(admin, 'what-differs')
  await admin.goto(change)
  await compare('decision/approvalPolicy').click()
  await expect(admin.locator('.compare__table tbody tr')).toHaveCount(1)
  await expect(admin.locator('.compare__table tbody tr')).toContainText('"legal"')
  await admin.goto(change)
  await take(admin, 'Approve')
  await expect(admin.locator('.changes__line').getByText('Live', { exact: true })).toBeVisible({ timeout: 90_000 })
  await expect.poll(() => live(request, 'process/ApprovalProcess'), { timeout: 60_000 }).toBeGreaterThan(before)

  // a new request takes the new way: the table asks legal, too, then finance gets the new task and answers it
  const fresh = await submitAs(requester, old, 'Stickers for laptops')
  await goOn(office, request, fresh, waitsAt('approve-step'))
  const [lead] = (await look(request, fresh)).ball.tasks
  await goOn(office, request, fresh, ({ ball }) => ball.tasks.some(({ step, id }) => step === 'approve-step' && id !== lead!.id))
  await expectTask(await office.window('david.cohen'), fresh, 'Approve step')
  await goOn(office, request, fresh, waitsAt(STEP))
  const finance = await office.window('ingrid.larsen')
  await expectTask(finance, fresh, 'Sign off approval')
  await shown(finance, 'the-task-of-finance')
  await goOn(office, request, fresh, isApproved)

  // the older one ends the old way
  await goOn(office, request, old, (now) => isApproved(now) || waitsAt(STEP)(now))
  expect((await look(request, old)).ball.tasks.map(({ step }) => step)).not.toContain(STEP)

  // the others are moved, one first, and go on the new way
  await owner.goto(change)
  await owner.getByRole('link', { name: 'Move running requests' }).click()
  await from(owner, before)
  await expect(owner.locator('.migration__pictures [data-container-id="UserTask_ApproveStep"] .heat__number')).toHaveCount(2)
  await expect(owner.getByRole('row').filter({ hasText: 'UserTask_ApproveStep' })).toBeVisible()
  await shown(owner, 'which-element-is-which')
  await owner.getByLabel('Why', { exact: true }).fill('They would run out of money, too.')
  await owner.getByRole('button', { name: 'List what is to be moved' }).click()
  const move = owner.locator('section').filter({ has: owner.getByRole('heading', { name: /^Move no\./ }) }).first()
  await move.getByRole('button', { name: 'Try it with one' }).click()
  await expect(move.getByText('Moved', { exact: true }).nth(1)).toBeVisible({ timeout: 60_000 })
  await move.getByRole('button', { name: 'Move all' }).click()
  for (const id of others) {
    const line = move.getByRole('listitem').filter({ has: owner.getByRole('link', { name: id }) })
    await expect(line.getByText('Moved', { exact: true })).toBeVisible({ timeout: 60_000 })
  }
  await shown(owner, 'moved')
  await goOn(office, request, others[0]!, waitsAt(STEP))
  await goOn(office, request, others[0]!, isApproved)

  // what was there before comes back
  await admin.goto(change)
  await take(admin, 'Return to what was before', 'The money lasts.')
  await expect(admin.getByText('Puts back what was live before')).toBeVisible()
  await expect(admin.locator('.changes__line').getByText('Live', { exact: true })).toBeVisible({ timeout: 90_000 })
  await expect.poll(() => live(request, 'process/ApprovalProcess'), { timeout: 60_000 }).toBe(before)
  await office.close()
})

const waitsAt = (step: string) => (now: { ball: { tasks: { step: string }[] } }) => now.ball.tasks.some((task) => task.step === step)

/** All that approval asks for is done, and production plans or makes the pieces. */
const isApproved = ({ status }: { status: string }) => status === 'production'

/** Submits a request as an earlier one was, under another title. */
async function submitAs(page: Page, earlier: string, title: string): Promise<string> {
  const next = page.getByRole('button', { name: 'Next' })
  await page.goto(`/new/other?from=${earlier}`)
  await page.getByLabel('Title').fill(title)
  while (await next.isVisible()) await next.click()
  await page.getByRole('button', { name: 'Submit request' }).click()
  await expect(page).toHaveURL(/\/requests\/MR-\d+$/)
  return page.url().split('/').pop()!
}

/** Adds a row to a decision's table, cell by cell; an empty one stays as it is. */
async function addRule(page: Page, decision: string, cells: string[], table?: string): Promise<void> {
  await page.goto(`/studio/decision/${decision}`)
  await expect(drawn(page)).toBeVisible()
  if (table) await page.locator(`[data-container-id="${table}"] .drill-down-overlay`).click()
  const rows = page.locator('.tjs-table tbody tr')
  await expect(rows.first()).toBeVisible()
  const count = await rows.count()
  await page.locator('tfoot.add-rule button').first().click()
  await expect(rows).toHaveCount(count + 1)
  const row = rows.nth(count).locator('td.input-cell, td.output-cell')
  for (const [index, text] of cells.entries()) {
    if (!text) continue
    await row.nth(index).click()
    await expect(row.nth(index).locator('.cm-focused')).toBeVisible()
    await page.keyboard.insertText(text)
    await expect(row.nth(index)).toContainText(text)
  }
  await expect(page.getByText('Draft saved')).toBeVisible()
}

/** Makes a version of what is in the editor. */
async function keep(page: Page, note: string): Promise<void> {
  await page.getByRole('button', { name: 'Make a version' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('What is new, and why').fill(note)
  await dialog.getByRole('button', { name: 'Make a version' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.locator('.studio__past').first()).toContainText(note)
}

/** Chooses the version that requests are moved from. */
async function from(page: Page, number: number): Promise<void> {
  const list = page.getByRole('combobox', { name: 'From' })
  const value = await list.locator('option').filter({ hasText: new RegExp(`^Version ${number},`) }).getAttribute('value')
  await list.selectOption(value)
}

/** A task waits in the list of somebody who may take it. */
async function expectTask(page: Page, request: string, name: string): Promise<void> {
  await page.goto(`/tasks?scope=group&q=${request}`)
  await expect(page.locator('[data-row]').filter({ hasText: name })).toBeVisible({ timeout: 30_000 })
}

async function take(page: Page, step: string, note = ''): Promise<void> {
  await page.getByRole('button', { name: step }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill(note)
  await dialog.getByRole('button', { name: step }).click()
  await expect(dialog).toBeHidden({ timeout: 90_000 })
}

/** A picture among the test's results. */
async function shown(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: test.info().outputPath(`${name}.png`), fullPage: true })
}
