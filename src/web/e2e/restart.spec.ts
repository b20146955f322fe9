import type { APIRequestContext } from '@playwright/test'
import { open, read } from './desk'
import { kill } from './system'
import { expect, test } from './test'

test.describe.configure({ timeout: 180_000 })

async function ready(api: APIRequestContext): Promise<number> {
  try {
    return (await api.get('/actuator/health/readiness')).status()
  } catch {
    return 0
  }
}

test('a draft outlives the portal, with what was typed while it was away', async ({ page, request }) => {
  await read(request, 'requester', {})
  await open(page, 'requester', '/new/other')
  const [title, text] = [page.getByLabel('Title'), page.getByLabel('Brief')]
  await title.fill('Umbrellas for a rainy fair')
  await expect(page.getByText(/^Draft saved/)).toBeVisible()

  kill('portal')
  await expect.poll(() => ready(request)).toBe(0)
  await text.fill('Two hundred of them, with our colours.')
  await expect.poll(() => ready(request), { timeout: 120_000 }).toBe(200)
  await expect(page.getByText(/^Draft saved/)).toBeVisible({ timeout: 60_000 })
  await page.reload()
  await expect(title).toHaveValue('Umbrellas for a rainy fair')
  await expect(text).toHaveValue('Two hundred of them, with our colours.')
})
