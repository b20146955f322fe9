import { authorization, expectAccessibleInLooks, languages, look, open, read } from './desk'
import { drawn, rename } from './diagram'
import { expect, test } from './test'

test.beforeEach(async ({ request }) => read(request, 'process-owner', {}))

test('a process owner begins a process, a decision and a form, and goes on with each', async ({ page, request }) => {
  test.slow()
  const word = `x${Date.now()}`
  await open(page, 'process-owner', '/studio')
  for (const [kind, id] of [
    ['Process', `OffboardingX${word.slice(1)}`],
    ['Decision', `offboardingX${word.slice(1)}`],
    ['Form', `offboardingX${word.slice(1)}`],
  ] as const) {
    await page.goto('/studio')
    await page.getByRole('button', { name: 'New model' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(kind, { exact: true }).click()
    await dialog.getByRole('button', { name: 'Begin' }).click()
    await expect(dialog.getByText('Give it a name.')).toBeVisible()
    await dialog.getByLabel('Name').fill(`Offboarding ${word}`)
    await expect(dialog.getByLabel('Id', { exact: true })).toHaveValue(id)
    await dialog.getByRole('button', { name: 'Begin' }).click()
    await expect(page).toHaveURL(new RegExp(`/studio/${kind.toLowerCase()}/${id}$`))
    await expect(drawn(page)).toBeVisible()
    await expect(page.getByText('Nothing was found.')).toBeVisible()
    await expect(page.getByText('Not live').first()).toBeVisible()
  }

  // it is changed as any other
  await page.goto(`/studio/process/OffboardingX${word.slice(1)}`)
  await expect(drawn(page)).toBeVisible()
  await rename(page, 'EndEvent_Done', 'Vendor gone')
  await expect(page.getByText('Draft saved')).toBeVisible()

  // the id is taken now, and what was entered is still there
  await page.goto('/studio')
  await page.getByRole('button', { name: 'New model' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill(`Offboarding ${word}`)
  await dialog.getByRole('button', { name: 'Begin' }).click()
  await expect(dialog.getByText('is taken')).toBeVisible()
  await expect(dialog.getByLabel('Name')).toHaveValue(`Offboarding ${word}`)
  await request.delete(`/api/models/process/OffboardingX${word.slice(1)}/draft`, { headers: authorization('process-owner') })
})

test('who only reads begins nothing', async ({ page, request }) => {
  await read(request, 'analyst', {})
  await open(page, 'analyst', '/studio')
  await expect(page.getByRole('link', { name: 'Download all as a folder' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'New model' })).toHaveCount(0)
  const refused = await request.post('/api/models/process', { headers: authorization('analyst'), data: { content: '<x/>', note: 'Mine' } })
  expect(refused.status()).toBe(403)
})

for (const language of languages) {
  test(`beginning a model is accessible: ${language}`, async ({ page, request }) => {
    await read(request, 'process-owner', { theme: 'system', language })
    await look(page, language)
    await open(page, 'process-owner', '/studio')
    await page.locator('.page__actions button', { has: page.locator('svg') }).last().click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.getByRole('dialog').locator('.cds--modal-footer .cds--btn--primary').click()
    await expect(page.getByRole('dialog').locator('.cds--form-requirement').first()).toBeVisible()
    await expectAccessibleInLooks(page, language)
  })
}
