import type { Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { authorization, expectAccessibleInLooks, languages, look, open, read } from './desk'
import { makeVersion } from './models'
import { expect, test } from './test'

const drawn = (page: Page) => page.locator('.studio__editor[data-state="ready"]')
const people = ['process-owner', 'admin']

interface Versioned {
  latest: { number: number }
}

test.beforeEach(async ({ request }) => {
  await read(request, 'process-owner', {})
  for (const person of people)
    for (const model of ['process/MeasureProcess', 'process/LaunchProcess', 'decision/channelChecks', 'form/rateDelivery'])
      await request.delete(`/api/models/${model}/draft`, { headers: authorization(person) })
})

test.describe('what differs', () => {
  /** Makes a version of what `change` makes of the newest one; gives the numbers of both. */
  async function version(request: Page['request'], model: string, change: (content: string) => string) {
    const to = await makeVersion(request, model, change, 'admin')
    return { from: to - 1, to }
  }

  test('is drawn on both diagrams of a process, and each thing is found there', async ({ page, request }) => {
    const name = `Collected ${Date.now()}`
    const { from, to } = await version(request, 'process/MeasureProcess', (content) =>
      content.replace(/(id="ServiceTask_CollectResults" name=")[^"]*"/, `$1${name}"`),
    )
    await open(page, 'process-owner', '/studio/process/MeasureProcess')
    await page.getByRole('link', { name: `What is new in version ${to}` }).click()
    await expect(page).toHaveURL(new RegExp(`from=${from}&to=${to}`))
    await expect(page.getByText('1 thing differs')).toBeVisible()
    const diagrams = page.locator('.compare__diagrams[data-state="ready"] .diagram__canvas')
    for (const side of [0, 1]) await expect(diagrams.nth(side).locator('.compare-changed[data-element-id="ServiceTask_CollectResults"]')).toBeVisible()
    await page.getByRole('button', { name }).click()
    for (const side of [0, 1]) await expect(diagrams.nth(side).locator('.compare-current[data-element-id="ServiceTask_CollectResults"]')).toBeVisible()
    await expect(page.locator('.compare ins')).toHaveText(name)
  })

  test('stands in the cells of a decision and beside the fields of a form', async ({ page, request }) => {
    const words = `Said at ${Date.now()}`
    const decision = await version(request, 'decision/channelChecks', (content) =>
      content.replace(/(<outputEntry id="OutputEntry_channelChecks_1_2">\s*<text>)[^<]*/, `$1"${words}"`),
    )
    const form = await version(request, 'form/rateDelivery', (content) => content.replace(/("type": "text",\s*"id": "Text_1",\s*"text": ")[^"\\]*/, `$1# ${words}`))
    await open(page, 'process-owner', `/studio/decision/channelChecks/compare?from=${decision.from}&to=${decision.to}`)
    await expect(page.locator('.compare__table tbody tr')).toHaveCount(1)
    await expect(page.locator('.compare__table td ins')).toHaveText(`"${words}"`)
    await page.goto(`/studio/form/rateDelivery/compare?from=${form.from}&to=${form.to}`)
    await expect(page.locator('.compare__table tbody tr[data-change="changed"] td').nth(1)).toContainText(words)
  })

  test('is put together when two people changed one model', async ({ page, request }) => {
    const mine = `Mine ${Date.now()}`
    await open(page, 'process-owner', '/studio/process/MeasureProcess')
    await expect(drawn(page)).toBeVisible()
    await page.locator('[data-element-id="UserTask_EnterResults"] .djs-hit').first().dblclick()
    await page.locator('.djs-direct-editing-content').fill(mine)
    await page.locator('.djs-container').first().click({ position: { x: 400, y: 8 } })
    await expect(page.getByText('Draft saved')).toBeVisible()

    const theirs = `Theirs ${Date.now()}`
    const { to } = await version(request, 'process/MeasureProcess', (content) => content.replace(/(id="ServiceTask_CollectResults" name=")[^"]*"/, `$1${theirs}"`))
    await page.getByRole('button', { name: 'Compare and merge' }).click()
    await page.getByRole('button', { name: 'Put both into my draft' }).click()
    await expect(drawn(page)).toBeVisible()
    await expect(page.getByText(`Your draft, made from version ${to}`)).toBeVisible()
    const draft = (await (await request.get('/api/models/process/MeasureProcess/draft', { headers: authorization('process-owner') })).json()) as { content: string }
    expect(draft.content).toContain(mine)
    expect(draft.content).toContain(theirs)
  })

  for (const language of languages) {
    test(`is accessible: ${language}`, async ({ page, request }) => {
      const address = []
      for (const model of ['process/MeasureProcess', 'decision/channelChecks', 'form/rateDelivery']) {
        const { latest } = (await (await request.get(`/api/models/${model}`, { headers: authorization('process-owner') })).json()) as Versioned
        address.push(`/studio/${model}/compare?from=1&to=${latest.number}`)
      }
      await read(request, 'process-owner', { theme: 'system', language })
      await look(page, language)
      await open(page, 'process-owner', '/studio')
      for (const one of address) {
        await page.goto(one)
        await expect(page.locator('.compare__count')).toBeVisible()
        await expectAccessibleInLooks(page, language, ['.diagram__canvas'])
      }
    })
  }
})

test('a job type is put into a diagram by its template', async ({ page }) => {
  await open(page, 'process-owner', '/studio/process/MeasureProcess')
  await expect(drawn(page)).toBeVisible()
  await page.locator('[data-element-id="ServiceTask_CollectResults"] .djs-hit').first().click()
  await page.locator('.djs-context-pad [data-action="append"]').click()
  await page.locator('.djs-popup-search input').pressSequentially('Notify person')
  await page.locator('.djs-popup .entry').filter({ hasText: 'Notify person' }).first().click()
  await expect(page.locator('.bio-properties-panel-header').first()).toContainText('Notify person')
  await expect(page.locator('.bio-properties-panel').getByText('What the worker is told')).toBeVisible()
  await expect(page.getByText('Draft saved')).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download', exact: true }).click()
  const saved = readFileSync(await (await download).path(), 'utf8')
  expect(saved).toContain('<zeebe:taskDefinition type="notify-person" />')
  expect(saved).toContain('zeebe:modelerTemplate="launchdesk.notify-person"')
})

test('a process is played through, searched and seen on a map, and stays as it is', async ({ page }) => {
  await open(page, 'process-owner', '/studio/process/MeasureProcess')
  await expect(drawn(page)).toBeVisible()
  await page.getByRole('button', { name: 'Play it through' }).click()
  await page.locator('.djs-overlays[data-container-id="StartEvent_MeasuringStarted"] .bts-context-pad').click()
  await expect(page.locator('.bts-token').first()).toBeVisible()
  await page.getByRole('button', { name: 'Stop playing' }).click()
  await expect(page.getByRole('button', { name: 'Play it through' })).toBeVisible()
  await expect(page.locator('.bts-context-pad')).toHaveCount(0)
  await page.getByRole('button', { name: 'Small map' }).click()
  await expect(page.locator('.djs-minimap.open .map')).toBeVisible()
  await page.getByRole('button', { name: 'Find an element' }).click()
  await page.locator('.djs-search-input input').pressSequentially('rating')
  await expect(page.locator('.djs-search-result').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click()
  await expect(page.getByRole('dialog')).toContainText('Undo and redo')
  await page.keyboard.press('Escape')
  await expect(page.getByText('Your first change begins a draft.')).toBeVisible()
})

test('who only reads sees what an element says, and has no editor', async ({ page, request }) => {
  await read(request, 'analyst', {})
  await open(page, 'analyst', '/studio/process/MeasureProcess')
  await expect(drawn(page)).toBeVisible()
  await expect(page.locator('.djs-palette')).toHaveCount(0)
  await page.locator('[data-element-id="ServiceTask_CollectResults"] .djs-hit').first().click()
  await expect(page.getByRole('region', { name: 'Properties' })).toContainText('collect-results')
  for (const model of ['decision/channelChecks', 'form/rateDelivery']) {
    await page.goto(`/studio/${model}`)
    await expect(drawn(page)).toBeVisible()
    await expect(page.locator('.fjs-palette, .add-rule')).toHaveCount(0)
  }
})

test('all models go out as a folder and come in again without a difference', async ({ page, request }) => {
  const headers = authorization('process-owner')
  const folder = await (await request.get('/api/models/folder.zip', { headers })).body()
  const { items } = (await (await request.get('/api/models', { headers })).json()) as { items: unknown[] }
  await open(page, 'process-owner', '/studio')
  await expect(page.getByRole('link', { name: 'Download all as a folder' })).toBeVisible()
  await page.locator('input[type="file"]').setInputFiles({ name: 'models.zip', mimeType: 'application/zip', buffer: folder })
  await expect(page.getByText(`The folder was read; ${items.length} models are as they were`)).toBeVisible()
  await page.locator('input[type="file"]').setInputFiles({ name: 'models.zip', mimeType: 'application/zip', buffer: Buffer.from('no zip') })
  await expect(page.getByText('is no zip file with models')).toBeVisible()
})
