import { readdirSync, readFileSync } from 'node:fs'
import { expectAccessibleInLooks, languages, look, open, read } from './desk'
import { data } from './system'
import { expect, test } from './test'

/** All mails that the system under test has sent, as they were sent. */
function mails(): string[] {
  const folder = `${data}/mail`
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.eml'))
    .map((file) => readFileSync(`${folder}/${file}`, 'utf8'))
}

test.beforeEach(async ({ request }) => {
  await read(request, 'analyst', {})
})

test('an analyst makes a report, has it sent at once and finds it in the log', async ({ page }) => {
  await open(page, 'analyst', '/dashboard')
  await page.getByRole('link', { name: 'Reports by mail' }).click()
  await page.getByRole('button', { name: 'New report' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByText('Give the report a name.')).toBeVisible()
  await dialog.getByLabel('Name').fill('Figures for the board')
  await dialog.getByLabel('How often').selectOption('week')
  await dialog.getByLabel('Time', { exact: true }).selectOption('07:15')
  await dialog.getByRole('button', { name: 'Save' }).click()

  const tile = page.locator('[data-report]').filter({ hasText: 'Figures for the board' })
  await expect(tile).toContainText('Every Monday at 07:15')
  await expect(tile).toContainText('Next on Mon')
  await tile.getByRole('button', { name: 'Send now to me' }).click()
  await expect(tile.getByText('It is being made')).toBeVisible()

  const row = page.locator('tbody tr').filter({ hasText: 'Figures for the board' })
  await expect(async () => {
    await page.getByRole('button', { name: 'Look again' }).click()
    await expect(row).toContainText('Ana Analyst', { timeout: 1_000 })
    await expect(row).not.toContainText('waits', { timeout: 1_000 })
  }).toPass({ timeout: 60_000 })
  const [download] = await Promise.all([page.waitForEvent('download'), row.getByRole('link', { name: 'PDF' }).click()])
  expect(readFileSync((await download.path())!).subarray(0, 5).toString()).toBe('%PDF-')
  expect(mails().filter((mail) => mail.includes('Figures for the board') && mail.includes('application/pdf'))).toHaveLength(1)

  await tile.getByRole('button', { name: 'Edit report' }).click()
  await dialog.getByRole('button', { name: 'Delete report' }).click()
  await dialog.getByRole('button', { name: 'Delete it for good' }).click()
  await expect(tile).toHaveCount(0)
  await expect(row).toHaveCount(1)
})

for (const language of languages) {
  test(`reports are accessible: ${language}`, async ({ page, request }) => {
    await read(request, 'analyst', { theme: 'system', language })
    await look(page, language)
    await open(page, 'analyst', '/dashboard/reports')
    await expect(page.locator('#report-log')).toBeVisible()
    await expectAccessibleInLooks(page, language)
  })
}
