import type { APIRequestContext } from '@playwright/test'
import type { Page as List } from '../src/api/pages'
import type { SavedView } from '../src/api/views'
import { authorization, expectAccessibleInLooks, languages, look, open, read, taskFor } from './desk'
import { expect, test } from './test'

/** Takes away what earlier tests kept. */
async function noViews(api: APIRequestContext, person: string): Promise<void> {
  for (const list of ['tasks', 'requests']) {
    const answer = await api.get(`/api/views?list=${list}`, { headers: authorization(person) })
    for (const view of ((await answer.json()) as List<SavedView>).items) {
      if (view.first) await api.delete(`/api/views/${view.id}/default`, { headers: authorization(person) })
      if (view.owner === person) await api.delete(`/api/views/${view.id}`, { headers: authorization(person) })
    }
  }
}

test.beforeEach(async ({ request }) => {
  for (const person of ['approver', 'mei.tanaka']) {
    await read(request, person, {})
    await noViews(request, person)
  }
})

test('the head of a column orders the list, both ways, and the address keeps it', async ({ page, request }) => {
  const first = await taskFor(request, 'approver', 'Aardvark sanctuary leaflet')
  const last = await taskFor(request, 'approver', 'Zeppelin museum opening')
  await open(page, 'approver', '/tasks?scope=group')
  const place = async (id: string) => {
    const rows = await page.locator('[data-row]').evaluateAll((all) => all.map((row) => row.getAttribute('data-row')))
    return rows.indexOf(id)
  }
  const head = page.getByRole('columnheader', { name: 'Task', exact: true })
  await expect(page.getByRole('columnheader', { name: 'Due' })).toHaveAttribute('aria-sort', 'ascending')

  await head.getByRole('button').click()
  await expect(head).toHaveAttribute('aria-sort', 'ascending')
  await expect(page).toHaveURL(/sort=title/)
  await expect.poll(() => place(first.id)).toBe(0)

  await head.getByRole('button').press('Enter')
  await expect(head).toHaveAttribute('aria-sort', 'descending')
  await expect.poll(() => place(last.id)).toBe(0)

  await page.reload()
  await expect(head).toHaveAttribute('aria-sort', 'descending')
  await expect(page.getByLabel('Sort by')).toHaveValue('-title')
})

test('a view is saved, opened, overwritten, renamed, begins the list, and is deleted', async ({ page, browser }) => {
  await open(page, 'approver', '/tasks')
  const second = await (await browser.newContext()).newPage()
  await open(second, 'approver', '/tasks')
  const view = page.getByLabel('View', { exact: true })

  await page.getByLabel('Sort by').selectOption('-due')
  await page.getByRole('button', { name: 'Save as view' }).click()
  await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('Latest last')
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click()
  await expect(view.locator('option:checked')).toHaveText('Latest last')
  await expect(second.getByLabel('View', { exact: true })).toContainText('Latest last', { timeout: 3_000 })

  await page.getByLabel('Sort by').selectOption('title')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByRole('button', { name: 'Save changes' })).toHaveCount(0)

  await page.getByRole('button', { name: 'Save as view' }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Edit view' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name', { exact: true }).fill('By title')
  await dialog.getByText('Start the list with this view').click()
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(view.locator('option:checked')).toHaveText('By title')

  await page.goto('/tasks')
  await expect(page.getByLabel('Sort by')).toHaveValue('title')
  await expect(view.locator('option:checked')).toHaveText('By title')

  await view.selectOption('')
  await page.getByRole('button', { name: 'Save as view' }).click()
  await dialog.getByLabel('Name', { exact: true }).fill('by TITLE')
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(dialog.getByText('You have a view of that name already')).toBeVisible()
  await expect(dialog.getByLabel('Name', { exact: true })).toHaveValue('by TITLE')
  await page.keyboard.press('Escape')

  await view.selectOption({ label: 'By title' })
  await page.getByRole('button', { name: 'Edit view' }).click()
  await dialog.getByRole('button', { name: 'Delete view' }).click()
  await dialog.getByRole('button', { name: 'Delete it for good' }).click()
  await expect(view.locator('option')).toHaveCount(1)
  await expect(second.getByLabel('View', { exact: true }).locator('option')).toHaveCount(1, { timeout: 3_000 })
  await second.context().close()
})

test('a shared view is read only for the group, names its owner, and can be copied', async ({ page, browser }) => {
  await open(page, 'approver', '/requests?scope=all&status=open&sort=title')
  await page.getByRole('button', { name: 'Save as view' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name', { exact: true }).fill('Brand under way')
  await dialog.getByLabel('Who sees it').selectOption({ label: 'Brand' })
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(dialog).toHaveCount(0)

  const other = await (await browser.newContext()).newPage()
  await open(other, 'mei.tanaka', '/requests')
  const view = other.getByLabel('View', { exact: true })
  await view.selectOption({ label: 'Brand under way (Alex Approver)' })
  await expect(other.getByLabel('Sort by')).toHaveValue('title')
  await other.getByLabel('Sort by').selectOption('-title')
  await expect(other.getByRole('button', { name: 'Save changes' })).toHaveCount(0)
  await other.getByRole('button', { name: 'About this view' }).click()
  const about = other.getByRole('dialog')
  await expect(about).toContainText('Alex Approver made this view')
  await expect(about.getByRole('button', { name: 'Delete view' })).toHaveCount(0)
  await about.getByLabel('Name of your copy').fill('My copy')
  await about.getByRole('button', { name: 'Keep a copy' }).click()
  await expect(view.locator('option:checked')).toHaveText('My copy')
  await other.context().close()
})

for (const language of languages) {
  test(`views are accessible: ${language}`, async ({ page, request }) => {
    await read(request, 'approver', { theme: 'system', language })
    const kept = await request.post('/api/views', {
      headers: authorization('approver'),
      data: {
        list: 'tasks',
        name: 'Urgent for my groups',
        parameters: { scope: 'group', sort: 'priority', status: 'open' },
        sharedWith: null,
      },
    })
    const { id } = (await kept.json()) as SavedView
    await look(page, language)
    await open(page, 'approver', `/tasks?scope=group&sort=priority&status=open&view=${id}`)
    await expect(page.locator('#view')).toHaveValue(id)
    await expectAccessibleInLooks(page, language)
    await page.locator('.views button').first().click()
    await expect(page.locator('#view-name')).toBeVisible()
    await expectAccessibleInLooks(page, language)
  })
}
