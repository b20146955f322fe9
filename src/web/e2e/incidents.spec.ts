import type { APIRequestContext } from '@playwright/test'
import { authorization, expectAccessible, languages, open, read } from './desk'
import { workUntil } from './work'
import { channelFails } from './faults'
import { expect, test } from './test'

/** Drives a request for the social channel until its publication stands still. */
async function stuckOnChannel(api: APIRequestContext, title: string): Promise<string> {
  return workUntil(api, { title, channels: ['social'] }, async (id) => {
    const list = await api.get(`/api/incidents?requestId=${id}`, { headers: authorization('operator') })
    return ((await list.json()) as { items: unknown[] }).items.length > 0
  })
}

test('an operator sees what stands still and why, corrects a value, and the request goes on', async ({
  page,
  request,
}) => {
  test.setTimeout(240_000)
  await read(request, 'operator', {})
  await open(page, 'operator', '/incidents')
  const works = await channelFails(request, 'social')
  const id = await stuckOnChannel(request, 'Stuck on a channel')
  await works()

  const card = page.locator('.incident--open', { hasText: id })
  await expect(card).toContainText('The channel did not take the publication')
  await expect(card).toContainText('Nobody can work on it meanwhile')
  await expect(card.getByRole('link', { name: new RegExp(id) })).toHaveAttribute('href', `/requests/${id}`)
  await expect(page.getByRole('link', { name: /^Incidents/ }).locator('.nav__count')).toHaveText(/^[1-9]/)
  await expect(card.getByText('503 Service Unavailable')).toBeHidden()
  await card.getByText('Technical details').click()
  await expect(card.getByText('503 Service Unavailable')).toBeVisible()

  await card.getByRole('button', { name: 'Correct a value' }).click()
  await card.getByLabel('Launch not before').fill('')
  await card.getByLabel('Why').fill('The agency told us so')
  await card.getByRole('button', { name: 'Save and try again' }).click()
  await expect(card.getByText('Enter a date and a time.')).toBeVisible()
  await expect(card.getByLabel('Why')).toHaveValue('The agency told us so')
  await expectAccessible(page)
  await card.getByLabel('Launch not before').fill('2026-01-02T09:30')
  await card.getByRole('button', { name: 'Save and try again' }).click()

  await expect(page.getByText(/^Tried again: Publish channel/)).toBeVisible()
  await expect(card).toHaveCount(0)
  await page.getByRole('link', { name: 'Resolved', exact: true }).click()
  const resolved = page.locator('.incident', { hasText: id })
  await expect(resolved).toContainText('Tried again by Otto Operator.')
  await expect(resolved).toContainText('The agency told us so')
  await expect(async () => {
    const shown = await request.get(`/api/requests/${id}`, { headers: authorization('operator') })
    expect(await shown.text()).toContain('"state":"verified"')
  }).toPass()
  const timeline = await request.get(`/api/requests/${id}/timeline?limit=100`, { headers: authorization('operator') })
  expect(await timeline.text()).toContain('→ 2026-01-02T09:30:00Z')

  await page.setViewportSize({ width: 390, height: 900 })
  for (const language of languages) {
    await read(request, 'operator', { language, theme: 'system' })
    await page.goto('/incidents?state=resolved')
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    await expect(page.locator('.incident').first()).toBeVisible()
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await expectAccessible(page)
    }
  }
})

test('incidents are not for those who do not operate', async ({ page, request }) => {
  await read(request, 'analyst', {})
  await open(page, 'analyst', '/tasks')
  await expect(page.getByRole('link', { name: 'Incidents' })).toHaveCount(0)
  await page.goto('/incidents')
  await expect(page.getByText('This is for others: you may not see or do it.')).toBeVisible()
})
