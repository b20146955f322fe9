import type { APIRequestContext, Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import type { Batch } from '../src/api/batches'
import type { Page as List } from '../src/api/pages'
import { authorization, expectAccessibleInLooks, languages, look, open, read } from './desk'
import { expect, test } from './test'

const head =
  'title;Brief;requestKind;expectedResult;Goal;goalMetric;goalTarget;measuringDays;audience;Channels;Languages;Region;launchTiming;urgency;Budget;costCentre;Colour'
const row = (title: string, goal: string, channels: string, budget: string) =>
  `${title};We need this because many people asked for it;A survey;A tool that works for all;${goal};leads;100;14;Everybody who buys from us;${channels};en, pl;global;asap;normal;${budget};CC-BRAND;red`

/** A file with two good rows and one with three things wrong; titles differ, else they would be duplicates. */
const plan = (one: string, two: string, three: string) =>
  [
    head,
    row(one, 'More visitors come back', 'E-mail', '1 250'),
    row(two, '', 'Fax', 'much'),
    row(three, 'Fewer questions by telephone', 'E-mail, Press', '300'),
  ].join('\r\n')

async function noUploads(api: APIRequestContext, person: string): Promise<void> {
  const answer = await api.get('/api/imports', { headers: authorization(person) })
  for (const { id } of ((await answer.json()) as List<Batch>).items) {
    await api.delete(`/api/imports/${id}`, { headers: authorization(person) })
  }
}

async function drop(page: Page, name: string, content: string | Buffer): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) })
}

test.beforeEach(async ({ request }) => {
  await read(request, 'requester', {})
  await noUploads(request, 'requester')
})

test('a file is looked at, corrected, submitted row by row, and survives a reload', async ({ page }) => {
  await open(page, 'requester', '/new')
  await page.getByRole('link', { name: 'Several requests from a file' }).click()
  await page.getByLabel('Request type', { exact: true }).selectOption('other')
  await drop(page, 'plan.csv', plan('Heron watching weekend', 'Otter holt survey', 'Beaver dam excursion'))

  await expect(page.getByRole('heading', { name: 'plan.csv' })).toBeVisible()
  await expect(page.getByText('3 rows: 2 ready, 1 to correct, 0 submitted')).toBeVisible()
  await expect(page.getByText('These columns belong to no field')).toBeVisible()
  await expect(page.getByText('Colour', { exact: true })).toBeVisible()
  const wrong = page.locator('[data-row="2"]')
  await expect(wrong).toContainText('Budget: enter a number')
  await expect(wrong).toContainText('This is not one of the choices.')

  await page.reload()
  await wrong.getByRole('button', { name: 'Correct row 2' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('#cell-budget').fill('900')
  await dialog.getByRole('button', { name: 'Save row' }).click()
  await expect(dialog.getByText('Some fields still need your attention')).toBeVisible()
  await expect(dialog.locator('#cell-budget')).toHaveValue('900')
  await dialog.locator('#cell-channels').fill('email; press')
  await dialog.locator('#cell-goal').fill('Know where the otters live')
  await dialog.getByRole('button', { name: 'Save row' }).click()
  await expect(dialog).toHaveCount(0)

  await page.getByRole('button', { name: 'Submit 3 requests' }).click()
  await expect(page.getByText('All rows are requests now.')).toBeVisible()
  const made = page.locator('[data-row="2"]').getByRole('link')
  await expect(made).toHaveText(/^MR-\d+$/)
  await page.reload()
  await expect(page.getByText('3 rows: 0 ready, 0 to correct, 3 submitted')).toBeVisible()
  await made.click()
  await expect(page.locator('#content h1')).toContainText('Otter holt survey')
})

test('what is left is downloaded, corrected elsewhere and taken again', async ({ page }) => {
  await open(page, 'requester', '/new/import?type=other')
  await drop(page, 'rest.csv', plan('Falcon nest camera', 'Kestrel box building', 'Owl night walk'))
  await page.getByRole('button', { name: 'Submit 2 requests' }).click()
  await expect(page.getByText('3 rows: 0 ready, 1 to correct, 2 submitted')).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download what is left (CSV)' }).click()
  const left = readFileSync(await (await download).path(), 'utf8')
  expect(left).toContain('Kestrel box building')
  expect(left).not.toContain('Falcon nest camera')

  await page.getByRole('link', { name: 'Several requests from a file' }).click()
  await page.getByLabel('Request type', { exact: true }).selectOption('other')
  const template = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Template for Excel (XLSX)' }).click()
  expect(readFileSync(await (await template).path()).subarray(0, 2).toString()).toBe('PK')
  await drop(page, 'again.csv', left.replace('much', '500').replace('Fax', 'E-mail'))
  await expect(page.getByText('1 rows: 0 ready, 1 to correct, 0 submitted')).toBeVisible()
  await expect(page.getByText('These columns belong to no field')).toHaveCount(0)
})

test('what is no table is refused with the reason, and nothing is kept of it', async ({ page }) => {
  await open(page, 'requester', '/new/import?type=other')
  await drop(page, 'notes.csv', 'alpha;beta\n1;2\n')
  await expect(page.getByText('The file cannot be read as a table')).toBeVisible()
  await expect(page.getByText('No column has the name of a field')).toBeVisible()
  await drop(page, 'long.csv', `title\n${'x\n'.repeat(501)}`)
  await expect(page.getByText('The file has too many rows')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Your uploaded files' })).toHaveCount(0)
})

for (const language of languages) {
  test(`uploads are accessible: ${language}`, async ({ page, request }) => {
    await read(request, 'requester', { theme: 'system', language })
    const taken = await request.post('/api/imports?type=other&name=plan.csv', {
      headers: { ...authorization('requester'), 'Content-Type': 'text/csv' },
      data: Buffer.from(plan('Moth trap evening', 'Bat detector lending', 'Newt pond digging')),
    })
    const { id } = (await taken.json()) as Batch
    await look(page, language)
    await open(page, 'requester', '/new/import?type=other')
    await expect(page.locator('.begun')).toBeVisible()
    await expectAccessibleInLooks(page, language)
    await page.goto(`/new/import/${id}`)
    await expect(page.locator('[data-row="2"]')).toBeVisible()
    await expectAccessibleInLooks(page, language)
    await page.locator('[data-row="2"] button').click()
    await expect(page.locator('#cell-title')).toBeVisible()
    await expectAccessibleInLooks(page, language)
  })
}
