import type { Page } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { authorization, expectAccessibleInLooks, languages, look, open, read } from './desk'
import { drawn, rename } from './diagram'
import { expect, test } from './test'

const TASK = 'UserTask_RateDelivery'
const mark = (page: Page, element: string) => page.locator(`.djs-overlays[data-container-id="${element}"] .cl-icon-error`)
const finding = (page: Page, rule: string) => page.locator('.checks__finding').filter({ hasText: rule })
const model = () => readFileSync('../../processes/MeasureProcess.bpmn', 'utf8')

test.beforeEach(async ({ request }) => {
  await read(request, 'process-owner', {})
  for (const one of ['process/MeasureProcess', 'decision/triage', 'form/rateDelivery'])
    await request.delete(`/api/models/${one}/draft`, { headers: authorization('process-owner') })
})

test('an element that loses its name is marked, and mended it is not', async ({ page }) => {
  await open(page, 'process-owner', '/studio/process/MeasureProcess')
  await expect(page.getByText('Nothing was found.')).toBeVisible()

  await rename(page, TASK, '')
  await expect(mark(page, TASK)).toBeVisible()
  await expect(finding(page, 'label-required')).toContainText('Give it a name that people understand.')
  await finding(page, 'label-required').getByRole('button', { name: TASK }).click()
  await expect(page.locator(`.djs-element.selected[data-element-id="${TASK}"]`)).toBeVisible()

  await rename(page, TASK, 'Rate delivery')
  await expect(page.getByText('Nothing was found.')).toBeVisible()
  await expect(mark(page, TASK)).toBeHidden()
})

test('a row of a table and a field of a form are found and gone to', async ({ page, request }) => {
  const headers = authorization('process-owner')
  const draft = async (at: string, change: (content: string) => string, saved = 0) => {
    const { latest } = (await (await request.get(`/api/models/${at}`, { headers })).json()) as { latest: { number: number } }
    const content = change(await (await request.get(`/api/models/${at}/versions/${latest.number}`, { headers })).text())
    const answer = await request.put(`/api/models/${at}/draft`, { headers: { ...headers, 'If-Match': `"${saved}"` }, data: { content, base: latest.number } })
    expect(answer.status(), await answer.text()).toBe(200)
  }
  await draft('decision/triage', (xml) => xml.replace('<text>&gt; 50000</text>', '<text>&gt; </text>'))
  await draft('form/rateDelivery', (json) => json.replace('"key": "comment"', '"key": "score"'))

  await open(page, 'process-owner', '/studio/decision/triage')
  const row = finding(page, 'feel').getByRole('button')
  const id = await row.innerText()
  await row.click()
  await expect(page.locator(`[data-row-id="${id}"]`).first()).toBeVisible()

  // what keeps a form from being drawn is told all the same
  await page.goto('/studio/form/rateDelivery')
  await expect(page.getByText('This model cannot be drawn.')).toBeVisible()
  await expect(finding(page, 'key-unique')).toContainText('Field_comment_1')

  await draft('form/rateDelivery', (json) => json.replace(/("id": "Field_comment_1",\s*"label": )"[^"]*"/, '$1""'), 1)
  await page.reload()
  await finding(page, 'field-explained').getByRole('button', { name: 'Field_comment_1' }).click()
  await expect(page.locator('.fjs-editor-selected[data-id="Field_comment_1"]')).toBeVisible()
})

test('a script in a name, a documentation or a job type is shown as text', async ({ page }) => {
  const script = `<img src="x" onerror="document.title='taken'">`
  const text = script.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
  const hostile = model()
    .replace('name="Rate delivery"', `name="${text}"`)
    .replace('type="collect-results"', `type="${text}"`)
    .replace(/(<bpmn:userTask id="UserTask_RateDelivery"[^>]*>)/, `$1<bpmn:documentation>${text}</bpmn:documentation>`)
  await open(page, 'process-owner', '/studio/process/MeasureProcess')
  await expect(drawn(page)).toBeVisible()
  await page.locator('input[type="file"]').setInputFiles({ name: 'm.bpmn', mimeType: 'text/xml', buffer: Buffer.from(hostile) })

  await expect(finding(page, 'job-type').first()).toContainText(script)
  await page.locator(`[data-element-id="${TASK}"] .djs-hit`).first().click()
  await expect(page.locator('.studio__properties')).toContainText('onerror')
  expect(await page.locator('img[src="x"]').count()).toBe(0)
  expect(await page.title()).not.toContain('taken')
})

for (const language of languages) {
  test(`the list of findings is accessible: ${language}`, async ({ page, request }) => {
    await read(request, 'process-owner', { theme: 'system', language })
    await look(page, language)
    await open(page, 'process-owner', '/studio/process/MeasureProcess')
    await expect(drawn(page)).toBeVisible()
    const broken = model().replace('type="collect-results"', 'type="collect-nothing"')
    await page.locator('input[type="file"]').setInputFiles({ name: 'm.bpmn', mimeType: 'text/xml', buffer: Buffer.from(broken) })
    await expect(finding(page, 'job-type').first()).toBeVisible()
    await expectAccessibleInLooks(page, language, ['.studio__editor'])
  })
}
