import type { Page } from '@playwright/test'
import { authorization, expectAccessible, expectAccessibleInLooks, languages, look, open, read, taskFor } from './desk'
import { remember } from './history'
import { expect, test } from './test'

test.beforeEach(async ({ request }) => {
  for (const person of ['process-owner', 'requester', 'analyst']) await read(request, person, {})
})

/** Begins a campaign as its page would, and gives its id. */
async function campaign(page: Page, name: string): Promise<string> {
  const id = name.toLowerCase().replaceAll(' ', '-')
  const made = await page.request.post('/api/campaigns', {
    headers: authorization('process-owner'),
    data: { id, name, owner: 'launch-manager', from: '2027-03-01', until: null, description: '' },
  })
  expect(made.status(), await made.text()).toBe(201)
  return id
}

test('a campaign is begun, changed and closed, and what is wrong is told beside the fields', async ({ page, request }) => {
  await open(page, 'process-owner', '/campaigns')
  await page.getByRole('button', { name: 'New campaign' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name', { exact: true }).fill('Größe zählt 2027')
  await expect(dialog.getByLabel('Short name')).toHaveValue('grosse-zahlt-2027')
  await dialog.getByLabel('Who keeps it').selectOption('launch-manager')
  await dialog.getByLabel('First day').fill('2027-03-01')
  await dialog.getByLabel('Last day').fill('2027-02-01')
  await dialog.getByLabel('What it is about').fill('Everything about size')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByText('Not before the first day.')).toBeVisible()
  await expect(dialog.getByLabel('What it is about')).toHaveValue('Everything about size')
  await expectAccessible(page)
  await dialog.getByLabel('Last day').fill('2027-05-31')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { name: 'Größe zählt 2027' })).toBeVisible()
  await expect(page.getByText('No request that you may see')).toBeVisible()

  // somebody else changes and closes it meanwhile; what they closed stays closed
  await page.getByRole('button', { name: 'Change the campaign' }).click()
  await dialog.getByLabel('What it is about').fill('All about size')
  const other = await request.put('/api/campaigns/grosse-zahlt-2027', {
    headers: { ...authorization('admin'), 'If-Match': '"1"' },
    data: { name: 'Größe zählt 2027', owner: 'admin', from: '2027-03-01', until: null, description: 'Theirs', closed: true },
  })
  expect(other.status()).toBe(200)
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(dialog.getByText('Somebody has changed the campaign meanwhile')).toBeVisible()
  await dialog.getByRole('button', { name: 'Save mine over it' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('All about size')).toBeVisible()

  await expect(page.locator('h1')).toContainText('Closed')

  // one more change from elsewhere hinders once, not for good
  const again = await request.put('/api/campaigns/grosse-zahlt-2027', {
    headers: { ...authorization('admin'), 'If-Match': '"3"' },
    data: { name: 'Größe zählt 2027', owner: 'admin', from: '2027-03-01', until: null, description: 'Theirs anew', closed: true },
  })
  expect(again.status()).toBe(200)
  await page.getByRole('button', { name: 'Open it again' }).click()
  await expect(page.getByText('Theirs anew')).toBeVisible()
  await page.getByRole('button', { name: 'Open it again' }).click()
  await expect(page.getByRole('button', { name: 'Close the campaign' })).toBeVisible()
  await expect(page.locator('h1')).not.toContainText('Closed')
})

test('a request is submitted into a campaign, kept with its draft, and put into another one', async ({ page }) => {
  test.setTimeout(120_000)
  const first = await campaign(page, 'Summer of the draft')
  const second = await campaign(page, 'Autumn of the draft')
  await open(page, 'requester', '/new/other')
  await page.getByLabel('Title').fill('Poll in a campaign')
  await page.getByLabel('Campaign', { exact: true }).selectOption(first)
  await expect(page.locator('.kept')).toContainText('Draft saved')
  await page.reload()
  await expect(page.getByLabel('Campaign', { exact: true })).toHaveValue(first)

  // its page tells the campaign and lets the requester change it
  const task = await taskFor(page.request, 'approver', 'Poll of the campaign')
  await page.goto(`/requests/${task.requestId}`)
  await page.getByRole('button', { name: 'Choose the campaign' }).click()
  await page.getByLabel('Campaign', { exact: true }).selectOption(first)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Choose the campaign' }).click()
  await expect(page.getByLabel('Campaign', { exact: true })).toHaveValue('')
  await page.getByLabel('Campaign', { exact: true }).selectOption(second)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('link', { name: 'Autumn of the draft' })).toBeVisible()
  await expect(page.getByText('Put into campaign “Autumn of the draft”')).toBeVisible()

  // and the campaign's page and the lists show it
  await page.getByRole('link', { name: 'Autumn of the draft' }).click()
  await expect(page.locator(`[data-row="${task.requestId}"]`)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'In the list of requests' }).click()
  await expect(page.getByRole('button', { name: 'Remove filter: Campaign: Autumn of the draft' })).toBeVisible()
  await expect(page.locator('[data-row]')).toHaveCount(1)
})

test('the figures of a campaign are those of its requests, also when one is put into it later', async ({ page, request }) => {
  const id = await campaign(page, 'Winter of the figures')
  const at = new Date(Date.now() - 86_400_000)
  const requests = [1, 2, 3, 4, 5, 6, 7].map((n) => ({ id: `MR-${88_000 + n}`, type: 'other', team: 'campaign-figures', priority: 'high', channels: ['email'], submittedAt: at }))
  await remember(
    requests,
    requests.map(({ id: made }, index) => ({ request: made, kpi: 'rework-loops', stage: '', value: index, at })),
  )
  for (const { id: made } of requests.slice(1)) {
    const given = await request.put(`/api/requests/${made}/campaign`, { headers: authorization('process-owner'), data: { campaign: id } })
    expect(given.status()).toBe(200)
  }

  await open(page, 'analyst', '/dashboard?team=campaign-figures')
  const tile = page.locator('[data-kpi="rework-loops"]')
  await expect(tile).toContainText('from 7')
  await page.getByRole('search').getByLabel('Campaign').selectOption(id)
  await expect(tile).toContainText('from 6')
  await tile.locator('.tile__value a').click()
  await expect(page.locator('.figures__period')).toContainText('Campaign: Winter of the figures')
  await expect(page.getByRole('link', { name: 'MR-88002' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'MR-88001' })).toBeHidden()
})

for (const language of languages) {
  test(`campaigns are accessible: ${language}`, async ({ page, request }) => {
    await read(request, 'process-owner', { theme: 'system', language })
    const id = await campaign(page, `Look ${language}`)
    await look(page, language)
    await open(page, 'process-owner', '/campaigns')
    await expect(page.locator('[data-campaign]').first()).toBeVisible()
    await expectAccessibleInLooks(page, language)
    await page.goto(`/campaigns/${id}`)
    await expect(page.locator('.campaigns__about')).toBeVisible()
    await expectAccessibleInLooks(page, language)
  })
}
