import { colleague, expectAccessibleInLooks, languages, look, open, read, taskFor } from './desk'
import { expect, test } from './test'

test.beforeEach(({ request }) => read(request, 'approver', {}))

test('a task that was just submitted is listed, claimed, and shown as taken in a second window', async ({
  page,
  browser,
  request,
}) => {
  const task = await taskFor(request, 'approver', 'Survey tool for two windows')
  const row = `[data-row="${task.id}"]`
  await open(page, 'approver', `/tasks?scope=group&q=${task.requestId}`)
  await expect(page.locator(row)).toContainText('Survey tool for two windows')
  const second = await (await browser.newContext()).newPage()
  await open(second, await colleague(request, task), `/tasks?scope=group&q=${task.requestId}`)
  await expect(second.locator(row).getByRole('button', { name: /^Claim/ })).toBeVisible()

  await page.locator(row).getByRole('button', { name: /^Claim/ }).click()
  await expect(page.locator(row).getByText('You', { exact: true })).toBeVisible()
  await expect(second.locator(row)).toContainText('Alex Approver', { timeout: 2_000 })
  await expect(second.locator(row).getByRole('button')).toHaveCount(0)

  await page.locator(row).getByRole('button', { name: /^Release/ }).click()
  await expect(second.locator(row).getByRole('button', { name: /^Claim/ })).toBeVisible({ timeout: 2_000 })
  await second.context().close()
})

test('a new task appears by itself, and counts follow', async ({ page, request }) => {
  await open(page, 'approver', '/tasks?sort=-submitted')
  const count = page.getByRole('link', { name: /^To do/ }).locator('.scopes__count')
  const before = Number(await count.textContent())
  const task = await taskFor(request, 'approver', 'Appears by itself')
  await expect(page.locator(`[data-row="${task.id}"]`)).toBeVisible({ timeout: 3_000 })
  await expect(count).toHaveText(String(before + 1))
})

test('the list is worked with the keyboard alone', async ({ page, request }) => {
  const task = await taskFor(request, 'approver', 'Keyboard only')
  await open(page, 'approver', `/tasks?q=${task.requestId}`)
  await expect(page.locator(`[data-row="${task.id}"]`)).toBeVisible()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toContainText('Claim the task')
  await expect(page.locator('.keys')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('j')
  await page.keyboard.press('c')
  await expect(page.locator(`[data-row="${task.id}"]`).getByText('You', { exact: true })).toBeVisible()
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/tasks/${task.id}$`))
  await expect(page.locator('#request-title')).toHaveText('Keyboard only')
})

test('a search that is still being typed does not call back who has left the list', async ({ page, request }) => {
  const task = await taskFor(request, 'approver', 'Left while typing')
  await page.route(/TaskPage/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    await route.continue()
  })
  await open(page, 'approver', `/tasks?q=${task.requestId}`)
  const link = page.locator(`[data-row="${task.id}"]`).getByRole('link').first()
  await expect(link).toBeVisible()
  await page.getByRole('searchbox').pressSequentially(' ab')
  await link.click()
  await expect(page.getByRole('button', { name: 'Send and finish' })).toBeVisible()
})

test('a search without a match says so and can be cleared', async ({ page }) => {
  await open(page, 'approver', '/tasks')
  await page.getByRole('searchbox').fill('nothing is called like this')
  await expect(page.getByRole('heading', { name: 'No task fits' })).toBeVisible()
  await page.getByRole('button', { name: 'Clear search and filters' }).click()
  await expect(page.getByRole('searchbox')).toHaveValue('')
})

test('without a connection the page says so, keeps what is there, and goes on afterwards', async ({ page, context, request }) => {
  const task = await taskFor(request, 'approver', 'Claimed after a tunnel')
  await open(page, 'approver', `/tasks?q=${task.requestId}`)
  const row = page.locator(`[data-row="${task.id}"]`)
  await expect(row).toBeVisible()
  await context.setOffline(true)
  await expect(page.getByText('No connection', { exact: true })).toBeVisible()
  await row.getByRole('button', { name: /^Claim/ }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'cannot be reached' })).toBeVisible()
  await expect(row).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByText('No connection', { exact: true })).toHaveCount(0)
  await row.getByRole('button', { name: /^Claim/ }).click()
  await expect(row.getByText('You', { exact: true })).toBeVisible()
})

test('the pages fit a screen that is zoomed to 200 %', async ({ page, request }) => {
  const task = await taskFor(request, 'approver', 'Read from afar')
  await page.setViewportSize({ width: 720, height: 450 })
  await open(page, 'approver', '/tasks')
  for (const address of ['/tasks', `/tasks/${task.id}`, `/requests/${task.requestId}`, '/new', '/new/event', '/board', '/team', '/settings']) {
    await page.goto(address)
    await expect(page.locator('#content').getByRole('heading').first()).toBeVisible()
    const [scrollWidth, clientWidth] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth])
    expect(scrollWidth, address).toBeLessThanOrEqual(clientWidth!)
  }
})

test('settings hold on another device', async ({ page, browser }) => {
  await open(page, 'approver', '/settings')
  await page.getByLabel('Theme', { exact: true }).selectOption('dark')
  await page.getByLabel('Language', { exact: true }).selectOption('pl')
  await expect(page.getByRole('heading', { name: 'Ustawienia' })).toBeVisible()
  const other = await (await browser.newContext({ locale: 'en-GB' })).newPage()
  await open(other, 'approver', '/tasks')
  await expect(other.getByRole('heading', { name: 'Zadania' })).toBeVisible()
  await expect(other.locator('html')).toHaveClass(/cds--g100/)
  await other.context().close()
})

for (const language of languages) {
  test(`each page is accessible: ${language}`, async ({ page, request }) => {
    await read(request, 'approver', { theme: 'system', language, timeZone: 'Asia/Tehran' })
    const task = await taskFor(request, 'approver', `Accessible ${language}`)
    await look(page, language)
    await open(page, 'approver', '/tasks')
    await expect(page.locator('html')).toHaveAttribute('dir', language === 'fa' ? 'rtl' : 'ltr')
    for (const address of ['/tasks', `/tasks/${task.id}`, '/settings', '/notifications', '/no-such-page']) {
      await page.goto(address)
      await expect(page.locator('#content').getByRole('heading').first()).toBeVisible()
      if (address === '/tasks') await expect(page.locator('[data-row]').first()).toBeVisible()
      if (address.startsWith('/tasks/')) await expect(page.locator('.fjs-form')).toBeVisible()
      if (address === '/tasks' && language === 'fa') await expect(page.locator('.scopes')).toContainText(/[۰-۹]/)
      await expectAccessibleInLooks(page, language)
    }
  })
}
