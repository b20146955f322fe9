import type { APIRequestContext, Page } from '@playwright/test'
import type { MigrationProposal, RunningVersion } from '../src/api/migrations'
import { answer, approvalFor, authorization, expectAccessibleInLooks, languages, look, open, read } from './desk'
import { putToWork } from './models'
import { expect, test } from './test'

const PROCESS = 'ApprovalProcess'
const TASK = 'UserTask_ApproveStep'
const NEXT = 'UserTask_ReviseBrief'
const page = `/studio/migrations/${PROCESS}`
const headers = authorization('process-owner')

/** Another version of the process, on which new requests run from now on. */
const another = (request: APIRequestContext) =>
  putToWork(request, `process/${PROCESS}`, (xml) => xml.replace('</bpmn:documentation>', ` As of ${Date.now()}.</bpmn:documentation>`))

test.beforeEach(async ({ request }) => read(request, 'process-owner', {}))

test('what cannot be moved says why: where it waits has no counterpart, or the engine refuses it', async ({ page: owner, request }) => {
  test.setTimeout(300_000)
  const before = await another(request)
  const task = await approvalFor(request, 'Stands for the fair')
  const after = await another(request)

  // without a counterpart of where a request waits nothing is listed, and nothing that was entered is lost
  await open(owner, 'process-owner', page)
  await choose(owner, 'From', before)
  await choose(owner, 'To', after)
  const row = owner.getByRole('row').filter({ hasText: TASK })
  await expect(row.getByRole('cell').nth(1)).toHaveText('1')
  await row.getByRole('combobox').selectOption({ label: 'No counterpart' })
  await expect(owner.locator(`.migration__pictures figure:first-child [data-container-id="${TASK}"] .heat__number`)).toHaveText('1')
  await expect(owner.locator(`.migration__pictures figure:last-child [data-container-id="${TASK}"] .heat__number`)).toHaveCount(0)
  await owner.getByLabel('Why', { exact: true }).fill('To be the same for all')
  await owner.getByRole('button', { name: 'List what is to be moved' }).click()
  await expect(owner.getByText(`Requests wait at ${TASK}, which has no counterpart: choose one, or leave them on their version.`)).toBeVisible()
  await expect(owner.getByLabel('Why', { exact: true })).toHaveValue('To be the same for all')

  // a list that was made before a request went on, to where it says nothing of
  const number = await listed(request, before, after)
  await answer(request, 'approver', task, { approvalDecision: 'request-changes', reason: 'Which fair?' })
  await expect
    .poll(async () => Object.keys((await proposal(request, before, after)).waiting), { timeout: 30_000 })
    .toEqual([NEXT])
  await owner.reload()
  const move = owner.getByRole('region', { name: `Move no. ${number}` })
  const line = move.getByRole('listitem').filter({ has: owner.getByRole('link', { name: task.requestId }) })
  await expect(line).toContainText('Not moved yet')
  await move.getByRole('button', { name: 'Move all' }).click()
  await expect(line).toContainText('Could not be moved', { timeout: 30_000 })
  await expect(line).toContainText(NEXT)

  // with a counterpart it goes
  await choose(owner, 'From', before)
  await choose(owner, 'To', after)
  await expect(owner.getByRole('row').filter({ hasText: NEXT }).getByRole('combobox')).toHaveValue(NEXT)
  await owner.getByLabel('Why', { exact: true }).fill('Now with the brief')
  await owner.getByRole('button', { name: 'List what is to be moved' }).click()
  const second = owner.getByRole('region', { name: `Move no. ${number + 1}` })
  await second.getByRole('button', { name: 'Try it with one' }).click()
  await expect(second.getByRole('listitem')).toContainText('Moved', { timeout: 30_000 })
  await expect(second.getByText('1 of 1')).toBeVisible()
})

for (const language of languages) {
  test(`moving is accessible: ${language}`, async ({ page: owner, request }) => {
    await read(request, 'process-owner', { theme: 'system', language })
    await look(owner, language)
    await open(owner, 'process-owner', page)
    await expect(owner.locator('.migration__versions, .empty')).toBeVisible()
    await expectAccessibleInLooks(owner, language, ['.diagram__canvas'])
  })
}

/** Chooses a version by the studio's number. */
async function choose(owner: Page, list: string, number: number): Promise<void> {
  const box = owner.getByRole('combobox', { name: list, exact: true })
  const value = await box.locator('option').filter({ hasText: new RegExp(`^Version ${number},`) }).getAttribute('value')
  await box.selectOption(value)
}

/** The engine's numbers of two versions. */
async function engines(request: APIRequestContext, from: number, to: number): Promise<[number, number]> {
  const { versions } = (await (await request.get(`/api/models/process/${PROCESS}/migrations`, { headers })).json()) as { versions: RunningVersion[] }
  const of = (number: number) => versions.find((version) => version.number === number)!.version
  return [of(from), of(to)]
}

async function proposal(request: APIRequestContext, from: number, to: number): Promise<MigrationProposal> {
  const [source, target] = await engines(request, from, to)
  return (await (await request.get(`/api/models/process/${PROCESS}/migrations/proposal?from=${source}&to=${target}`, { headers })).json()) as MigrationProposal
}

/** Lists what runs on a version, with a mapping that leaves out where a request comes to next; gives its number. */
async function listed(request: APIRequestContext, before: number, after: number): Promise<number> {
  const [from, to] = await engines(request, before, after)
  const { pairs } = await proposal(request, before, after)
  const mapping = Object.fromEntries(pairs.filter(({ element, target }) => target !== null && !element.includes('ReviseBrief')).map(({ element, target }) => [element, target]))
  const made = await request.post(`/api/models/process/${PROCESS}/migrations`, { headers, data: { from, to, mapping, reason: 'To be the same for all' } })
  expect(made.status(), await made.text()).toBe(201)
  return ((await made.json()) as { migration: { number: number } }).migration.number
}
