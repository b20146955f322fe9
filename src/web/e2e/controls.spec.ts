import { expectAccessibleInLooks, languages, look, open, read } from './desk'
import { expect, test } from './test'

test('the live models keep every control, and the page says what that rests on', async ({ page, request }) => {
  await read(request, 'analyst', {})
  await open(page, 'analyst', '/studio')
  await page.getByRole('link', { name: 'What is proven of them' }).click()

  await expect(page.getByRole('heading', { name: 'Proof of controls' })).toBeVisible()
  for (const control of [
    'Nobody decides about the own request',
    'Nothing is launched without its reviews',
    'No request gets stuck',
    'Every step can be reached',
  ])
    await expect(page.getByRole('region', { name: control })).toContainText('Proven')
  await expect(page.getByRole('region', { name: 'What this rests on' }).getByRole('listitem')).toHaveCount(4)
  await expect(page.getByText('What of the tables was taken for possible')).toBeVisible()
})

for (const language of languages) {
  test(`the proof is accessible: ${language}`, async ({ page, request }) => {
    await read(request, 'analyst', { theme: 'system', language })
    await look(page, language)
    await open(page, 'analyst', '/studio/controls')
    await expect(page.locator('.controls__one').first()).toBeVisible()
    await expectAccessibleInLooks(page, language)
  })
}
