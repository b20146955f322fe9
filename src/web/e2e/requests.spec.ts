import type { Locator, Page } from '@playwright/test'
import { answer, authorization, expectAccessible, expectAccessibleInLooks, languages, look, open, read, taskFor } from './desk'
import { expect, test } from './test'

/** A picture of one pixel. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** A document with a page for each of the lines. */
function pdf(...lines: string[]): Buffer {
  const pages = lines.map((_, index) => 4 + 2 * index)
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${pages.map((page) => `${page} 0 R`).join(' ')}] /Count ${lines.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...lines.flatMap((line, index) => {
      const text = `BT /F1 24 Tf 20 60 Td (${line}) Tj ET`
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 120] /Resources << /Font << /F1 3 0 R >> >> /Contents ${pages[index]! + 1} 0 R >>`,
        `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
      ]
    }),
  ]
  let body = '%PDF-1.4\n'
  const places = objects.map((object, index) => {
    const place = body.length
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${String(place).padStart(10, '0')} 00000 n \n`
  })
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`
  return Buffer.from(`${body}${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`)
}

/** Whether anything dark is drawn. */
const inked = (canvas: Locator) =>
  canvas.evaluate((element: HTMLCanvasElement) => {
    const { data } = element.getContext('2d')!.getImageData(0, 0, element.width, element.height)
    return data.some((value, index) => index % 4 === 0 && value < 100 && data[index + 3]! > 200)
  })

test.beforeEach(({ request }) => read(request, 'requester', {}))

test('a requester starts at the own requests, finds one, and withdraws it with a reason', async ({ page, request }) => {
  const task = await taskFor(request, 'approver', 'Survey tool to withdraw')
  await open(page, 'requester', '/')
  await expect(page).toHaveURL(/\/requests$/)
  await page.getByRole('searchbox').fill(task.requestId)
  const row = page.locator(`[data-row="${task.requestId}"]`)
  await expect(page.locator('[data-row]')).toHaveCount(1)
  await expect(row).toContainText('Survey tool to withdraw')
  await row.getByRole('link').click()

  await expect(page.getByRole('heading', { name: 'Survey tool to withdraw' })).toBeVisible()
  await page.getByRole('button', { name: 'Withdraw' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Withdraw' }).click()
  await expect(dialog).toContainText('Say in a few words why.')
  await dialog.getByLabel('Why?').fill('We found one ourselves')
  await dialog.getByRole('button', { name: 'Withdraw' }).click()
  await expect(page.getByText('We found one ourselves').first()).toBeVisible()
  await expect(page.locator('.status')).toHaveText('Withdrawn')
  await expect(page.getByRole('button', { name: 'Withdraw' })).toHaveCount(0)
})

test('the way is drawn with its marks, its called process opens, and the list says the same', async ({ page, request }) => {
  const task = await taskFor(request, 'approver', 'Survey tool on its way')
  await open(page, 'requester', `/requests/${task.requestId}`)
  await expect(page.locator('[data-element-id="StartEvent_RequestSubmitted"]')).toHaveClass(/way-done/)
  await expect(page.locator('[data-element-id="CallActivity_Intake"]')).toHaveClass(/way-active/)
  await expect(page.locator('.bjs-powered-by')).toBeVisible()

  await page.locator('[data-element-id="CallActivity_Intake"]').click()
  await expect(page.getByRole('button', { name: 'Intake', exact: true })).toHaveAttribute('aria-current', 'true')
  await expect(page.locator('[data-element-id="UserTask_CheckFeasibility"]')).toHaveClass(/way-active/)

  await page.getByRole('button', { name: 'List' }).click()
  const now = page.locator('.way__stop--active', { hasText: 'Check feasibility' }).last()
  await expect(now).toContainText('Now')
  await expect(page.locator('.way__stop--planned').first()).toBeVisible()
})

test('the page follows what others do', async ({ page, request }) => {
  const task = await taskFor(request, 'approver', 'Survey tool that moves on')
  await open(page, 'requester', `/requests/${task.requestId}`)
  await expect(page.locator('.facts')).toContainText('Check feasibility')
  const headers = authorization('approver')
  const said = await request.post(`/api/requests/${task.requestId}/comments`, { headers, data: { text: 'I look at it' } })
  expect(said.status()).toBe(201)
  await expect(page.getByRole('region', { name: 'Comments' })).toContainText('I look at it', { timeout: 1_000 })
  await answer(request, 'approver', task, { feasibility: 'not-feasible', reason: 'No capacity this year' })
  await expect(page.locator('.status')).toHaveText('Rejected', { timeout: 20_000 })
  await expect(page.locator('.events')).toContainText('No capacity this year')
})

test('ten windows of one browser are live, and go on when the first is closed', async ({ page, request }) => {
  await open(page, 'requester', '/requests')
  const others: Page[] = []
  for (let count = 1; count < 10; count++) {
    const other = await page.context().newPage()
    await other.goto('/requests')
    await expect(other.locator('#content h1')).toBeVisible()
    others.push(other)
  }
  const { requestId: first } = await taskFor(request, 'approver', 'Seen in ten windows')
  for (const window of [page, ...others]) await expect(window.getByText(first).first()).toBeVisible()
  await page.close()
  const { requestId: second } = await taskFor(request, 'approver', 'Seen by those that are left')
  for (const window of others) await expect(window.getByText(second).first()).toBeVisible()
})

test('filters stand in the address, and a phone gets cards', async ({ page, request }) => {
  const task = await taskFor(request, 'approver', 'Survey tool in a pocket')
  await page.setViewportSize({ width: 390, height: 844 })
  await open(page, 'requester', `/requests?q=${task.requestId}`)
  await expect(page.locator('li.card')).toHaveCount(1)
  await page.getByLabel('Status').selectOption('ended')
  await expect(page).toHaveURL(/status=ended/)
  await expect(page.getByRole('heading', { name: 'No request fits' })).toBeVisible()
  await page.getByRole('button', { name: 'Clear search and filters' }).click()
  await page.goto(`/requests/${task.requestId}`)
  await expect(page.locator('.way').first()).toBeVisible()
})

test('files of a request are with all who work on it, at once', async ({ page, browser, request }) => {
  await read(request, 'approver', {})
  const task = await taskFor(request, 'approver', 'Survey tool with a picture')
  const other = await (await browser.newContext({ locale: 'en-GB' })).newPage()
  await open(other, 'approver', `/tasks/${task.id}`)
  await open(page, 'requester', `/requests/${task.requestId}`)

  const files = page.getByRole('region', { name: 'Files' })
  await files.locator('input[type=file]').setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: pixel })
  await expect(files.getByRole('button', { name: 'View logo.png' }).getByRole('presentation')).toHaveJSProperty('naturalWidth', 1)
  const theirs = other.getByRole('region', { name: 'Files' })
  await expect(theirs.locator('.file')).toContainText('Robin Requester')
  await expect(theirs.getByRole('button', { name: 'Remove logo.png' })).toHaveCount(0)
  const [download] = await Promise.all([
    other.waitForEvent('download'),
    theirs.getByRole('link', { name: 'logo.png', exact: true }).click(),
  ])
  expect(download.suggestedFilename()).toBe('logo.png')

  await files.getByRole('button', { name: 'Remove logo.png' }).click()
  await expect(theirs.locator('.file')).toHaveCount(0)
  await other.context().close()
})

test('files are looked at without leaving the page', async ({ page, request }) => {
  const { requestId } = await taskFor(request, 'approver', 'Survey tool with files to look at')
  const errors: string[] = []
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  await open(page, 'requester', `/requests/${requestId}`)
  const files = page.getByRole('region', { name: 'Files' })
  await files.locator('input[type=file]').setInputFiles([
    { name: 'logo.png', mimeType: 'image/png', buffer: pixel },
    { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('<b>Not bold</b>\n'.repeat(8_000)) },
    { name: 'offer.pdf', mimeType: 'application/pdf', buffer: pdf('First page', 'Second page') },
    { name: 'torn.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\nnothing more') },
  ])
  const dialog = page.getByRole('dialog')
  const close = () => dialog.getByRole('button', { name: 'Close' }).click()

  await files.getByRole('button', { name: 'View logo.png' }).click()
  await expect(dialog.getByRole('img', { name: 'logo.png' })).toHaveJSProperty('naturalWidth', 1)
  await close()

  await files.getByRole('button', { name: 'View notes.txt' }).click()
  await expect(dialog).toContainText('<b>Not bold</b>')
  await expect(dialog).toContainText('Only the first')
  await expectAccessible(page)
  await close()

  await files.getByRole('button', { name: 'View offer.pdf' }).click()
  await expect(dialog.getByRole('img', { name: 'offer.pdf, Page 1 of 2' })).toBeVisible()
  await expect.poll(() => inked(dialog.locator('canvas'))).toBe(true)
  await dialog.getByRole('button', { name: 'Next page' }).click()
  await expect(dialog.getByRole('img', { name: 'offer.pdf, Page 2 of 2' })).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Next page' })).toBeDisabled()
  await expectAccessible(page)
  expect(errors).toEqual([])
  await close()

  await files.getByRole('button', { name: 'View torn.pdf' }).click()
  await expect(dialog).toContainText("This file can't be shown here")
  await expect(dialog.getByRole('link', { name: 'Download the file' })).toBeVisible()
})

test('people talk beside a request: addressed, seen, changed, deleted', async ({ page, browser, request }) => {
  const task = await taskFor(request, 'approver', 'Survey tool to talk about')
  await open(page, 'requester', `/requests/${task.requestId}`)
  const field = page.getByLabel('Write a comment')
  await field.pressSequentially('Look at this, @alex')
  await expect(page.getByRole('option')).toHaveText(/Alex Approver/)
  await field.press('Enter')
  await expect(field).toHaveValue('Look at this, @approver ')
  await field.pressSequentially('and @nobody <script>alert(1)</script>')
  await page.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(field).toHaveValue('')
  const mine = page.locator('.comment').first()
  await expect(mine).toContainText('@Alex Approver')
  await expect(mine).toContainText('<script>alert(1)</script>')
  await expect(page.getByText(/Not reached.*@nobody/)).toBeVisible()

  const other = await (await browser.newContext()).newPage()
  await open(other, 'approver', `/requests?q=${task.requestId}`)
  await expect(other.locator('.unread')).toHaveText('1 new comment')
  await other.getByRole('link', { name: 'Survey tool to talk about' }).click()
  await expect(other.locator('.comment--fresh')).toContainText('Look at this')
  await other.locator('.comment').first().scrollIntoViewIfNeeded()
  await other.getByLabel('Write a comment').fill('I will')
  await other.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(page.locator('.comment')).toHaveCount(2, { timeout: 3_000 })
  await other.goto(`/requests?q=${task.requestId}`)
  await expect(other.locator('[data-row]')).toBeVisible()
  await expect(other.locator('.unread')).toHaveCount(0)
  await other.context().close()

  await mine.getByRole('button', { name: 'Change comment' }).click()
  await mine.getByRole('textbox').fill('Look at this soon')
  await mine.getByRole('button', { name: 'Save' }).click()
  await expect(mine).toContainText('changed')
  await mine.getByRole('button', { name: 'Delete comment' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete comment' }).click()
  await expect(mine).toContainText('This comment was deleted.')
})

test('the brief is read in words, changed, and its versions are told apart', async ({ page, request }) => {
  const task = await taskFor(request, 'approver', 'Survey tool to change')
  await open(page, 'requester', `/requests/${task.requestId}`)
  await expect(page.locator('.brief')).toBeVisible()
  await page.getByRole('link', { name: 'Change the brief' }).click()
  await page.getByLabel('Title').fill('Survey tool, changed')
  await page.getByLabel('Why does it change?').fill('The name was unclear')
  await page.getByRole('button', { name: 'Save the change' }).click()
  await expect(page.getByText('The brief was changed in 1 field.')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Survey tool, changed' })).toBeVisible()
  await page.getByRole('button', { name: 'Show earlier versions' }).click()
  await expect(page.locator('.versions__list')).toContainText('The name was unclear')
  await expect(page.locator('.difference del')).toHaveText('Survey tool to change')
  await expect(page.locator('.difference ins')).toHaveText('Survey tool, changed')
})

for (const language of languages) {
  test(`pages of requests are accessible: ${language}`, async ({ page, request }) => {
    await read(request, 'requester', { theme: 'system', language, timeZone: 'Asia/Tehran' })
    const task = await taskFor(request, 'approver', `Accessible request ${language}`)
    await look(page, language)
    await open(page, 'requester', '/requests')
    await expect(page.locator('[data-row]').first()).toBeVisible()
    await expectAccessibleInLooks(page, language)
    await page.goto(`/requests/${task.requestId}`)
    await expect(page.locator(language === 'fa' ? '.way' : '.way-active').first()).toBeVisible()
    await expect(page.locator('.event').first()).toBeVisible()
    await expect(page.locator('.brief')).toBeVisible()
    await expectAccessibleInLooks(page, language)
    await page.goto(`/requests/${task.requestId}/brief`)
    await expect(page.locator('.form input').first()).toBeVisible()
    await expectAccessibleInLooks(page, language)
  })
}
