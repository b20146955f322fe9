import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Model, ModelListed, ModelSurroundings } from '../src/api/models'
import { authorization, expectAccessibleInLooks, languages, look, open, read } from './desk'
import { expect, test } from './test'

test.beforeEach(async ({ request }) => {
  await read(request, 'process-owner', {})
})

test('tells of every live process, decision and form, and prints', async ({ page, request }) => {
  test.setTimeout(300_000)
  const listed = await request.get('/api/models', { headers: authorization('process-owner') })
  const { items } = (await listed.json()) as { items: ModelListed[] }
  await open(page, 'process-owner', '/studio')
  await page.getByRole('link', { name: 'Handbook' }).click()
  await expect(page.getByRole('button', { name: 'Print' })).toBeEnabled({ timeout: 60_000 })

  for (const { kind, id } of items) {
    const model = await request.get(`/api/models/${kind}/${id}`, { headers: authorization('process-owner') })
    const { versions } = (await model.json()) as Model
    // what was begun and is not live yet has no chapter
    if (!versions.some((version) => version.live)) continue
    const chapter = page.locator(`[id="handbook-${kind}-${id}"]`)
    await expect(chapter.getByRole('heading', { level: 3 }), id).not.toBeEmpty()
    await expect(chapter.getByRole('link', { name: id, exact: true })).toHaveAttribute('href', `/studio/${kind}/${id}`)
    if (kind === 'process') await expect(chapter.locator('.handbook__sheet > svg [data-element-id]').first(), id).toBeAttached()
    if (kind === 'decision') await expect(chapter.getByRole('columnheader').first(), id).toBeAttached()
  }
  const approval = page.locator('.handbook__step').filter({ has: page.getByRole('heading', { name: /^Approve step/ }) })
  await expect(approval).toContainText('Legal')
  await expect(approval).toContainText('of working time')
  await approval.getByRole('link', { name: 'Approve step' }).click()
  await expect(page.locator('[id="handbook-form-approveStep"]')).toBeInViewport()

  const pdf = await getDocument({ data: new Uint8Array(await page.pdf({ preferCSSPageSize: true })) }).promise
  const sheets = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => {
      const sheet = await pdf.getPage(index + 1)
      const { items: parts } = await sheet.getTextContent()
      return { width: sheet.view[2]!, text: parts.map((part) => ('str' in part ? part.str : '')).join(' ') }
    }),
  )
  const said = sheets.map(({ text }) => text).join(' ')
  for (const name of ['Handbook', 'Approval policy', 'Approve step', 'Brief: Event or webinar', 'Roles', 'Service levels']) expect(said).toContain(name)
  // upright for words, lying for diagrams and wide tables; the navigation stays on the screen
  expect(new Set(sheets.map(({ width }) => Math.round(width)))).toEqual(new Set([595, 842]))
  expect(sheets[0]!.text).not.toContain('New request')
})

for (const language of languages) {
  test(`can be read by everybody: ${language}`, async ({ page, request }) => {
    test.slow()
    await read(request, 'process-owner', { theme: 'system', language })
    // One of each kind has all that chapters are made of; axe takes minutes for all of them.
    await page.route('**/api/models/surroundings', async (route) => {
      const response = await route.fetch()
      const told = (await response.json()) as ModelSurroundings
      const models = told.models.filter(({ id }) => ['ApprovalProcess', 'approvalPolicy', 'slaPolicy', 'intakeEvent'].includes(id))
      await route.fulfill({ response, json: { ...told, models } })
    })
    await look(page, language)
    await open(page, 'process-owner', '/studio/handbook')
    await expect(page.locator('.handbook__print')).toBeEnabled({ timeout: 60_000 })
    await expectAccessibleInLooks(page, language)
  })
}

test('says what is wrong when models cannot be had, and tries again', async ({ page }) => {
  await page.route('**/api/models/surroundings', (route) => route.fulfill({ status: 500, contentType: 'application/problem+json', body: '{}' }))
  await open(page, 'process-owner', '/studio/handbook')
  await expect(page.getByRole('alert')).toBeVisible({ timeout: 60_000 })
  await page.unroute('**/api/models/surroundings')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.locator('.handbook__chapter').first()).toBeVisible()
})
