import { authorization, expectAccessible, open, read } from './desk'
import { expect, test } from './test'
import { workUntil } from './work'

test('a piece moves over the board as it is made, and stands in the calendar', async ({ page, request }) => {
  test.setTimeout(240_000)
  await read(request, 'producer', {})
  const id = await workUntil(request, { title: 'Seen on the board' }, async (id) => {
    const list = await request.get(`/api/deliverables?stage=production&requestId=${id}`, {
      headers: authorization('operator'),
    })
    return ((await list.json()) as { items: { taskId: string | null }[] }).items.some(({ taskId }) => taskId)
  })
  await open(page, 'producer', '/board')
  const column = (stage: string) => page.locator(`[data-stage="${stage}"]`)
  const piece = page.locator('.piece', { hasText: id }).first()
  await expect(column('production').locator('.piece', { hasText: id }).first()).toBeVisible()
  const before = await column('production').locator('.piece', { hasText: id }).count()
  await expect(piece.getByRole('link')).toHaveAttribute('href', /^\/(tasks|requests)\//)
  await expectAccessible(page)

  await workUntil(request, id, async () => {
    const list = await request.get(`/api/deliverables?stage=review,accepted&requestId=${id}`, {
      headers: authorization('operator'),
    })
    return ((await list.json()) as { items: unknown[] }).items.length > 0
  })
  await expect(column('production').locator('.piece', { hasText: id })).not.toHaveCount(before, { timeout: 3_000 })

  await page.getByLabel('Team').selectOption('web-team')
  await expect(page).toHaveURL(/team=web-team/)
  await expect(page.locator('.piece', { hasText: id })).toHaveCount(0)
  await page.getByLabel('Team').selectOption('')
  await expect(page).not.toHaveURL(/team=/)
  await page.getByRole('link', { name: 'Month' }).click()
  await expect(page.locator('.sheet .chip').first()).toBeVisible()
  await expectAccessible(page)

  for (const [language, width] of [['en', 390], ['fa', 1440], ['fa', 390]] as const) {
    await read(request, 'producer', { language, theme: 'dark', timeZone: 'Asia/Tehran' })
    await page.setViewportSize({ width, height: 900 })
    await page.goto('/board')
    await expect(page.locator('.piece').first()).toBeVisible()
    await expectAccessible(page)
    await page.goto('/board?view=calendar')
    await expect(page.locator('#sheet')).toBeVisible()
    if (language === 'fa') await expect(page.locator('#sheet')).toContainText(/[۰-۹]{4}/)
    await expectAccessible(page)
  }
})
