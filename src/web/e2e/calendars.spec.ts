import type { APIRequestContext } from '@playwright/test'
import type { CalendarEntry, WorkCalendar } from '../src/api/calendars'
import type { Page as List } from '../src/api/pages'
import { entryOf } from '../src/calendars/entry'
import { authorization, expectAccessibleInLooks, languages, look, open, read } from './desk'
import { expect, test } from './test'

const headers = authorization('process-owner')
const DAY = 86_400_000

test.beforeEach(({ request }) => read(request, 'process-owner', {}))
test.afterEach(async ({ request }) => {
  for (const one of await calendars(request))
    if (one.id.startsWith('e2e-')) {
      const bare = { ...one, teams: [], regions: [] }
      const saved = (await (await save(request, bare)).json()) as WorkCalendar
      await request.delete(`/api/calendars/${one.id}`, { headers: { ...headers, 'If-Match': `"${saved.version}"` } })
    }
})

async function calendars(api: APIRequestContext): Promise<WorkCalendar[]> {
  return ((await (await api.get('/api/calendars', { headers })).json()) as List<WorkCalendar>).items
}

function save(api: APIRequestContext, calendar: WorkCalendar) {
  return api.put(`/api/calendars/${calendar.id}`, { headers: { ...headers, 'If-Match': `"${calendar.version}"` }, data: entryOf(calendar) })
}

async function add(api: APIRequestContext, part: Partial<CalendarEntry>): Promise<WorkCalendar> {
  const data = { timeZone: 'Europe/Berlin', hours: [{ weekday: 1, opens: '09:00', closes: '17:00' }], ...part }
  const answer = await api.post('/api/calendars', { headers, data })
  expect(answer.status(), await answer.text()).toBe(201)
  return (await answer.json()) as WorkCalendar
}

/** Easter Sunday by Gauss, for the years 1900 to 2099. */
function easter(year: number): number {
  const d = (19 * (year % 19) + 24) % 30
  const e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + 5) % 7
  const after = (d === 29 && e === 6) || (d === 28 && e === 6 && year % 19 > 10) ? d + e - 7 : d + e
  return Date.UTC(year, 2, 22 + after)
}

/** The holidays of Hamburg as the law names them. */
function hamburg(year: number): string[] {
  const fixed = ['01-01', '05-01', '10-03', '10-31', '12-25', '12-26'].map((day) => Date.parse(`${year}-${day}`))
  const moving = [-2, 1, 39, 50].map((days) => easter(year) + days * DAY)
  const format = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
  return [...fixed, ...moving].sort((one, other) => one - other).map((day) => format.format(day))
}

test('a process owner makes a calendar with the holidays of its region', async ({ page, request }) => {
  await open(page, 'process-owner', '/calendars')
  await expect(page.getByRole('listitem').filter({ hasText: 'The desk’s own' })).toContainText('Germany · BE')
  await page.getByRole('button', { name: 'Add a calendar' }).click()
  await page.getByLabel('Name', { exact: true }).fill('E2E Hamburg')
  await expect(page.getByLabel('Id in decision tables')).toHaveValue('e2e-hamburg')
  await page.getByLabel('Time zone', { exact: true }).selectOption('Europe/Berlin')
  await page.getByLabel('Country', { exact: true }).selectOption('DE')
  await page.getByLabel('Part of the country').selectOption({ label: 'Hamburg (DE-HH)' })

  const year = Number(new Intl.DateTimeFormat('en', { year: 'numeric', timeZone: 'Europe/Berlin' }).format(Date.now()))
  for (const one of [year, year + 1]) {
    const days = page.getByRole('region', { name: `${one}: 10 days off` }).getByRole('listitem').locator('span')
    await expect(days).toHaveText(hamburg(one))
  }

  const monday = page.getByRole('group', { name: 'Monday' })
  await monday.getByRole('button', { name: 'Add hours to Monday' }).click()
  await monday.getByLabel('From', { exact: true }).last().fill('16:00')
  await page.getByRole('button', { name: 'Add a closure' }).click()
  await page.getByLabel('Reason').fill('Moving')
  await page.getByLabel('First day').fill(`${year + 1}-02-08`)
  await page.getByLabel('Last day').fill(`${year + 1}-02-05`)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(monday.getByText('stretches of a day must not overlap')).toBeVisible()
  await expect(page.getByText('Not before the first day')).toBeVisible()
  await expect(page.getByLabel('Reason')).toHaveValue('Moving')

  await monday.getByLabel('From', { exact: true }).last().fill('18:00')
  await page.getByLabel('Last day').fill(`${year + 1}-02-12`)
  await expect(page.getByRole('region', { name: `${year + 1}: 11 days off` })).toContainText('Moving')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('“\u2068E2E Hamburg\u2069” is saved')).toBeVisible()

  const made = (await calendars(request)).find(({ id }) => id === 'e2e-hamburg')!
  expect(made.holidayRegion).toBe('DE-HH')
  expect(made.closures).toEqual([{ from: `${year + 1}-02-08`, until: `${year + 1}-02-12`, name: 'Moving' }])
  expect(made.hours.filter(({ weekday }) => weekday === 1)).toEqual([
    { weekday: 1, opens: '09:00', closes: '17:00' },
    { weekday: 1, opens: '18:00', closes: '24:00' },
  ])

  const card = page.getByRole('listitem').filter({ hasText: 'E2E Hamburg' })
  await expect(card).toContainText('Hours per week: 46')
  await card.getByRole('button', { name: 'Delete E2E Hamburg' }).click()
  await card.getByRole('button', { name: 'Really delete E2E Hamburg?' }).click()
  await expect(card).toBeHidden()
})

test('who saves second is told and loses nothing', async ({ page, request }) => {
  const kept = await add(request, { id: 'e2e-twice', name: 'E2E Twice' })
  await open(page, 'process-owner', '/calendars/e2e-twice')
  await page.getByLabel('Name', { exact: true }).fill('E2E Mine')
  expect((await save(request, { ...kept, name: 'E2E Theirs' })).status()).toBe(200)

  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Somebody else saved this calendar')).toBeVisible()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('E2E Mine')
  await page.getByRole('button', { name: 'Take over what they saved' }).click()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('E2E Theirs')

  expect((await save(request, { ...kept, version: 2, name: 'E2E Again' })).status()).toBe(200)
  await page.getByLabel('Name', { exact: true }).fill('E2E Mine')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('button', { name: 'Save mine over it' }).click()
  await expect(page.getByText('“\u2068E2E Mine\u2069” is saved')).toBeVisible()
})

for (const language of languages) {
  test(`the pages of calendars are accessible: ${language}`, async ({ page, request }) => {
    await read(request, 'process-owner', { theme: 'system', language })
    await look(page, language)
    await open(page, 'process-owner', '/calendars')
    await expect(page.locator('.calendars__card').first()).toBeVisible()
    await expectAccessibleInLooks(page, language)
    await page.goto('/calendars/standard')
    await expect(page.locator('.calendar__years li').first()).toBeVisible()
    await expectAccessibleInLooks(page, language)
  })
}
