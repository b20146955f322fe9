import type { Page } from '@playwright/test'
import { approvalFor, authorization, colleague, expectAccessible, expectAccessibleInLooks, languages, look, read } from './desk'
import { mailPage } from './mail'
import { expect, test } from './test'

const MAIL = 'approver@launchdesk.example'

test.beforeEach(({ request }) => read(request, 'approver', {}))

async function signIn(page: Page, person: string): Promise<void> {
  await page.locator('#username').fill(person)
  await page.locator('#password').fill('demo')
  await page.locator('button[type=submit]').click()
}

test('an approval is answered from its mail, once', async ({ page, request, browser }) => {
  const task = await approvalFor(request, 'Posters for the summer fair')
  const mail = await mailPage(request, MAIL, `${task.requestId}: your decision`)

  await page.goto(mail)
  const letter = page.frameLocator('iframe')
  await expect(letter.getByRole('heading', { name: 'Posters for the summer fair' })).toBeVisible()
  await expect(letter.getByRole('link', { name: 'Approve', exact: true })).toBeVisible()
  const address = (await letter.getByRole('link', { name: 'Ask for changes' }).getAttribute('href'))!
  await page.goto(address)
  await signIn(page, 'approver')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Posters for the summer fair')
  await expect(page.getByText('You answer as')).toBeVisible()
  await expect(page.getByText('Three teams use three survey tools', { exact: false }).first()).toBeVisible()
  await expect(page.getByLabel('Ask for changes')).toBeChecked()
  await expectAccessible(page)

  // Opening has decided nothing; without a reason nothing is sent, and what was chosen stays.
  await page.getByRole('button', { name: 'Send and finish' }).click()
  await expect(page.getByLabel('Ask for changes')).toBeChecked()
  const open = await request.get(`/api/tasks/${task.id}`, { headers: authorization('approver') })
  expect(((await open.json()) as { state: string }).state).toBe('open')
  await page.getByRole('textbox', { name: /Reason/ }).fill('Say who pays for the stand')
  await page.getByRole('button', { name: 'Send and finish' }).click()
  await expect(page.getByRole('heading', { name: 'Answer sent' })).toBeFocused()
  const answered = await request.get(`/api/tasks/${task.id}`, { headers: authorization('approver') })
  expect(((await answered.json()) as { answered: { person: string } }).answered.person).toBe('approver')

  await page.goto(address)
  await expect(page.getByRole('heading', { name: 'There is nothing to decide here' })).toBeVisible()
  await expect(page.getByText('This link was used already')).toBeVisible()

  const other = await (await browser.newContext({ locale: 'en-GB' })).newPage()
  await other.goto(address)
  await signIn(other, await colleague(request, task))
  await expect(other.getByText('This link was mailed to somebody else')).toBeVisible()
  await expect(other.getByRole('button', { name: 'Sign in as somebody else' })).toBeVisible()
  await expectAccessible(other)
  await other.context().close()
})

for (const language of languages) {
  test(`the page of a link is accessible: ${language}`, async ({ page, request }) => {
    const task = await approvalFor(request, `Linked ${language}`)
    const mail = await mailPage(request, MAIL, `${task.requestId}: your decision`)
    await page.goto(mail)
    const address = (await page.locator('a[href*="/a/"]').first().getAttribute('href'))!
    await read(request, 'approver', { theme: 'system', language })
    await look(page, language)
    await page.goto(address)
    await signIn(page, 'approver')
    await expect(page.locator('.answer .cds--btn--primary, .answer button').first()).toBeVisible()
    await expect(page.locator('input[value=approve], [name*=approvalDecision]').first()).toBeChecked()
    await expectAccessibleInLooks(page, language)
  })
}
