import type { Page } from '@playwright/test'

/** The editor of a model, once it shows it. */
export const drawn = (page: Page) => page.locator('.studio__editor[data-state="ready"]')

/** Writes another name on an element, as one does: double click, type, click elsewhere. */
export async function rename(page: Page, element: string, name: string): Promise<void> {
  await page.locator(`[data-element-id="${element}"] .djs-hit`).first().dblclick()
  const field = page.locator('.djs-direct-editing-content')
  await field.fill(name)
  await page.locator('.djs-container').first().click({ position: { x: 400, y: 8 } })
}
