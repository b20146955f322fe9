import { authorization, expectAccessible, expectAccessibleInLooks, languages, look, open, read } from './desk'
import { expect, test } from './test'

test.beforeEach(async ({ request }) => {
  await read(request, 'admin', {})
  await read(request, 'process-owner', {})
})
test.afterEach(({ request }) =>
  request.put('/api/retention/request-details', { headers: authorization('admin'), data: { keepDays: 400 } }),
)

test('an admin changes how long details are kept, and a process owner sees it', async ({ browser, page }) => {
  await open(page, 'admin', '/retention')
  const details = page.getByRole('region', { name: 'Details of ended requests' })
  await expect(details.getByLabel('Days')).toHaveValue('400')
  await details.getByLabel('Days').fill('29')
  await details.getByRole('button', { name: 'Save' }).click()
  await expect(details.getByText('Enter a number from 30 to 36525.')).toBeVisible()
  await expect(details.getByLabel('Days')).toHaveValue('29')
  await details.getByLabel('Days').fill('800')
  await details.getByRole('button', { name: 'Save' }).click()
  await expect(details.getByText('Saved. Workers follow within the hour.')).toBeVisible()
  await expectAccessible(page)

  const other = await browser.newPage()
  await open(other, 'process-owner', '/retention')
  await expect(other.getByRole('region', { name: 'Details of ended requests' }).getByText('Days kept: 800')).toBeVisible()
  await expect(other.getByRole('button', { name: 'Save' })).toHaveCount(0)
  await other.close()

  await details.getByText('Keep for ever').click()
  const kept = page.waitForResponse((answer) => answer.request().method() === 'PUT' && answer.ok())
  await details.getByRole('button', { name: 'Save' }).click()
  await kept
  await page.reload()
  await expect(details.getByLabel('Days')).toBeDisabled()
})

for (const language of languages) {
  test(`the page of retention is accessible: ${language}`, async ({ page, request }) => {
    await read(request, 'admin', { theme: 'system', language })
    await look(page, language)
    await open(page, 'admin', '/retention')
    await expect(page.locator('#retention-days-operational')).toBeVisible()
    await expectAccessibleInLooks(page, language)
  })
}
