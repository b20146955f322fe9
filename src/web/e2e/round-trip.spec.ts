import type { Page } from '@playwright/test'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { authorization, open, read } from './desk'
import { expect, test } from './test'

const MODELS = 'e2e/models'
const address = '/studio/process/MeasureProcess'
const drawn = (page: Page) => page.locator('.studio__editor[data-state="ready"]')

test.beforeEach(async ({ request }) => {
  await read(request, 'process-owner', {})
  await request.delete('/api/models/process/MeasureProcess/draft', { headers: authorization('process-owner') })
})

for (const file of readdirSync(MODELS)) {
  test(`one change of a model of another tool changes nothing else: ${file}`, async ({ page }) => {
    const content = readFileSync(join(MODELS, file), 'utf8')
    await open(page, 'process-owner', address)
    await expect(drawn(page)).toBeVisible()
    await page.locator('input[type="file"]').setInputFiles({ name: file, mimeType: 'text/xml', buffer: Buffer.from(content) })
    await expect(page.locator('[data-element-id="Task_One"]')).toBeVisible()
    await expect(drawn(page)).toBeVisible()
    expect(await downloaded(page), 'opened and given back').toBe(content)
    await rename(page)
    expect(await meaning(page, await downloaded(page))).toEqual(await meaning(page, changed(content)))
  })
}

test('one change of a model of our own changes nothing else, to the letter', async ({ page, request }) => {
  test.slow()
  const headers = authorization('process-owner')
  const list = (await (await request.get('/api/models', { headers })).json()) as { items: { file: string; id: string; latest: { number: number } }[] }
  const own = readdirSync('../../processes').filter((file) => file.endsWith('.bpmn'))
  const models = list.items.filter(({ file }) => own.includes(file))
  expect(models).toHaveLength(own.length)
  for (const { id, latest } of models) {
    await request.delete(`/api/models/process/${id}/draft`, { headers })
    const content = await (await request.get(`/api/models/process/${id}/versions/${latest.number}`, { headers })).text()
    const task = /<bpmn:(?:service|user|send)Task id="([^"]+)" name="/.exec(content)?.[1]
    expect(task, id).toBeDefined()
    await (page.url() === 'about:blank' ? open(page, 'process-owner', `/studio/process/${id}`) : page.goto(`/studio/process/${id}`))
    await expect(drawn(page)).toBeVisible()
    await rename(page, task)
    expect(await downloaded(page), id).toBe(changed(content, task))
    await request.delete(`/api/models/process/${id}/draft`, { headers })
  }
})

function changed(content: string, task = 'Task_One'): string {
  const element = new RegExp(`<[^<>]*\\sid="${task}"[^<>]*>`).exec(content)![0]
  return content.replace(element, element.replace(/name="[^"]*"/, 'name="Another name"'))
}

/** By the properties panel, which leaves the layout alone: the chosen element's name. */
async function rename(page: Page, task = 'Task_One'): Promise<void> {
  await page.locator(`[data-element-id="${task}"] .djs-hit`).first().click({ force: true })
  await expect(page.locator(`.djs-element.selected[data-element-id="${task}"]`)).toBeVisible()
  const name = page.locator('.bio-properties-panel [name="name"]')
  await expect(name).toBeAttached()
  if (!(await name.isVisible())) await page.locator('.bio-properties-panel-group-header').first().click()
  await name.fill('Another name')
  await name.blur()
  await expect(page.getByText('Draft saved')).toBeVisible()
}

async function downloaded(page: Page): Promise<string> {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download', exact: true }).click()
  return readFileSync(await (await download).path(), 'utf8')
}

/** What BPMN says of an element that does not say it itself; whether a file repeats it is how it is written. */
const DEFAULTS: Record<string, string> = {
  isExecutable: 'false',
  isMarkerVisible: 'true',
  completionQuantity: '1',
  startQuantity: '1',
  isForCompensation: 'false',
  isInterrupting: 'true',
  isCollection: 'false',
  isUnlimited: 'true',
  triggeredByEvent: 'false',
  isClosed: 'false',
  processType: 'None',
  associationDirection: 'None',
  textFormat: 'text/plain',
  implementation: '##unspecified',
  typeLanguage: 'http://www.w3.org/2001/XMLSchema',
  expressionLanguage: 'http://www.w3.org/1999/XPath',
}

/** All that a file says, without how it is written: prefixes, order of attributes, indentation, CDATA, defaults. */
function meaning(page: Page, xml: string): Promise<unknown> {
  return page.evaluate(([text, defaults]) => {
    const said = (element: Element): unknown => ({
      // A formal expression may stand for an expression, which says by its type that it is formal.
      name: `{${element.namespaceURI}}${element.localName.replace('formalExpression', 'expression')}`,
      attributes: Object.fromEntries(
        [...element.attributes]
          .filter(({ name, localName, value }) => !name.startsWith('xmlns') && defaults[localName] !== value)
          // An expression is a formal one, whether it says so or not.
          .filter(({ localName, value }) => localName !== 'type' || !value.endsWith(':tFormalExpression'))
          // Numbers of places are written as 30 or 30.0.
          .map(({ namespaceURI, localName, value }) => [`{${namespaceURI ?? ''}}${localName}`, /^-?\d+\.\d+$/.test(value) ? String(Number(value)) : value] as const)
          .sort(),
      ),
      text: element.children.length === 0 ? element.textContent!.trim() : '',
      // The place of a label that has none.
      children: [...element.children].filter(({ localName, children, attributes }) => localName !== 'BPMNLabel' || children.length + attributes.length > 0).map(said),
    })
    return said(new DOMParser().parseFromString(text, 'text/xml').documentElement)
  }, [xml, DEFAULTS] as const)
}
