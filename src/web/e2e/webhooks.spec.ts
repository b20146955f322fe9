import { approvalFor, expectAccessibleInLooks, languages, look, open, read } from './desk'
import { supervisor } from './system'
import { expect, test } from './test'

test.beforeEach(({ request }) => read(request, 'admin', {}))

test('a group is told in its channels', async ({ page, request }) => {
  await open(page, 'admin', '/webhooks')
  for (const [name, format] of [
    ['Leads in Slack', 'slack'],
    ['Leads in Teams', 'teams'],
  ] as const) {
    await page.getByRole('button', { name: 'Add a channel' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill(name)
    await dialog.getByLabel('Where').selectOption(format)
    await dialog.getByLabel('Webhook address').fill('ftp://files.example/secret')
    await dialog.getByLabel('Whose channel').selectOption('group:marketing-leads')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(dialog.getByText('It must begin with https://')).toBeVisible()
    await expect(dialog.getByLabel('Name')).toHaveValue(name)
    await dialog.getByLabel('Webhook address').fill(`${supervisor()}/webhooks/leads-${format}`)
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(dialog).toBeHidden()
  }
  const slack = page.getByRole('listitem').filter({ hasText: 'Leads in Slack' })
  await expect(slack).not.toContainText('leads-slack')
  await slack.getByRole('button', { name: 'Send a test to Leads in Slack' }).click()
  await expect(page.getByText('is on its way')).toBeVisible()
  // That it came is shown by itself.
  await expect(slack).not.toContainText('None yet', { timeout: 30_000 })

  const task = await approvalFor(request, 'Banners <!channel> for the fair')
  await expect(async () => {
    const answer = await request.get(`${supervisor()}/webhooks.json`)
    const { items } = (await answer.json()) as { items: { channel: string; format: string; message: unknown }[] }
    const told = items.filter((one) => JSON.stringify(one.message).includes(task.requestId))
    expect(told.map((one) => `${one.channel} ${one.format}`).sort()).toEqual(['leads-slack slack', 'leads-teams teams'])
  }).toPass({ timeout: 30_000 })
  await page.goto(`${supervisor()}/webhooks`)
  await expect(page.getByRole('link', { name: `/tasks/${task.id}` }).first()).toBeVisible()
})

for (const language of languages) {
  test(`the channels' page is accessible: ${language}`, async ({ page, request }) => {
    await read(request, 'admin', { theme: 'system', language })
    await look(page, language)
    await open(page, 'admin', '/webhooks')
    await expect(page.locator('.webhooks__card').first()).toBeVisible()
    await expectAccessibleInLooks(page, language)
    await page.locator('.page__actions button').click()
    await expect(page.locator('#webhook-kind-late')).toBeAttached()
    await expectAccessibleInLooks(page, language)
  })
}
