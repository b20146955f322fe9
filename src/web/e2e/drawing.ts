import { expect, type Locator, type Page } from '@playwright/test'

/** A place in a diagram, in its own units. */
export interface Spot {
  x: number
  y: number
}

/** Milliseconds within which a drawing follows the mouse. */
const SOON = 15_000

const canvas = (page: Page) => page.locator('.djs-container').first()
const selected = (page: Page) => page.locator('.djs-element.selected').last()
const panel = (page: Page) => page.locator('.bio-properties-panel')

/** Where a place in the diagram is on the screen. */
async function onScreen(page: Page, { x, y }: Spot): Promise<Spot> {
  return page.locator('.djs-container g.viewport').evaluate((layer, { x, y }) => {
    const at = new DOMPoint(x, y).matrixTransform((layer as SVGGElement).getScreenCTM()!)
    return { x: at.x, y: at.y }
  }, { x, y })
}

/** At the scale at which one draws, with a place in the middle of what the palette leaves free; nothing is chosen. */
export async function lookAt(page: Page, at: Spot): Promise<void> {
  await canvas(page).click({ position: { x: 400, y: 8 } })
  await page.keyboard.press('Control+0')
  await bring(page, at)
}

/** Scrolls until a place is in the middle: a drawing moves by itself while something is held at its edge. */
async function bring(page: Page, at: Spot): Promise<void> {
  // the properties are longer than the screen, and whoever fills them in has scrolled down
  await canvas(page).evaluate((one) => one.scrollIntoView({ block: 'center' }))
  const box = (await canvas(page).boundingBox())!
  const middle = { x: box.x + box.width * 0.6, y: box.y + box.height / 2 }
  await page.mouse.move(middle.x, middle.y)
  await expect(async () => {
    const now = await onScreen(page, at)
    await page.mouse.wheel(now.x - middle.x, now.y - middle.y)
    expect(Math.hypot(now.x - middle.x, now.y - middle.y)).toBeLessThan(20)
  }).toPass({ timeout: SOON })
}

/** Chooses a tool of the palette, then drags from one place to another. */
export async function makeRoom(page: Page, from: Spot, by: number): Promise<void> {
  await page.locator('.djs-palette [data-action="space-tool"]').click()
  const [begin, end] = [await onScreen(page, from), await onScreen(page, { x: from.x + by, y: from.y })]
  await page.mouse.move(begin.x, begin.y)
  await page.mouse.down()
  await page.mouse.move((begin.x + end.x) / 2, end.y, { steps: 5 })
  await page.mouse.move(end.x, end.y, { steps: 5 })
  await page.mouse.up()
}

/** Puts an element from the palette's whole list at a place; what lies there takes it in. */
export async function create(page: Page, kind: string, at: Spot): Promise<void> {
  await bring(page, at)
  await page.locator('.djs-palette [data-action="create"]').click()
  await choose(page, kind)
  await drop(page, at)
}

/** Appends an event to the chosen element, and puts it at a place. */
export async function append(page: Page, kind: string, at: Spot): Promise<void> {
  await bring(page, at)
  await page.locator('.djs-context-pad [data-action="append"]').click()
  await choose(page, kind)
  await moveTo(page, at)
}

/** As `append`, a job by its template; its name is typed into it right away. */
export async function appendJob(page: Page, template: string, name: string, at: Spot): Promise<void> {
  await bring(page, at)
  await page.locator('.djs-context-pad [data-action="append"]').click()
  await choose(page, template)
  const field = page.locator('.djs-direct-editing-content')
  await field.fill(name)
  await field.press('Enter')
  await moveTo(page, at)
}

async function choose(page: Page, kind: string): Promise<void> {
  await page.locator('.djs-popup-search input').pressSequentially(kind)
  await page.locator('.djs-popup .entry').filter({ has: page.getByText(kind, { exact: true }) }).first().click()
}

async function drop(page: Page, at: Spot): Promise<void> {
  await hover(page, at)
  await page.mouse.down()
  await page.mouse.up()
}

/** Moves there with what is in hand; a drawing scrolls by itself while the mouse is at its edge, so that one looks again. */
async function hover(page: Page, at: Spot): Promise<void> {
  await expect(async () => {
    const before = await onScreen(page, at)
    await page.mouse.move(before.x - 6, before.y - 6)
    await page.mouse.move(before.x, before.y, { steps: 3 })
    const box = (await page.locator('.djs-drag-group').boundingBox({ timeout: 1000 }))!
    expect(Math.hypot(box.x + box.width / 2 - before.x, box.y + box.height / 2 - before.y)).toBeLessThan(15)
    expect(await onScreen(page, at)).toEqual(before)
  }).toPass({ timeout: SOON })
}

/** Drags the chosen element so that its middle is at a place. */
async function moveTo(page: Page, at: Spot): Promise<void> {
  await expect(selected(page)).toBeVisible()
  const box = (await selected(page).locator('.djs-hit').first().boundingBox())!
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  await hover(page, at)
  await page.mouse.up()
}

/** A part of the properties, opened. */
export async function part(page: Page, title: string): Promise<Locator> {
  const found = panel(page)
    .locator('.bio-properties-panel-group')
    .filter({ has: page.locator('.bio-properties-panel-group-header-title').getByText(title, { exact: true }) })
  const header = found.locator('.bio-properties-panel-group-header').first()
  await header.scrollIntoViewIfNeeded()
  if (!(await header.evaluate((one) => one.classList.contains('open')))) await header.click()
  return found
}

/** Adds an entry to a list of the properties. */
export async function entry(page: Page, title: string): Promise<Locator> {
  const list = await part(page, title)
  const entries = list.locator('.bio-properties-panel-collapsible-entry')
  const before = await entries.count()
  await list.locator('.bio-properties-panel-add-entry').first().click()
  await expect(entries).toHaveCount(before + 1)
  return entries.filter({ has: page.locator('.bio-properties-panel-collapsible-entry-entries.open') }).last()
}

/** Writes into fields of the properties, by how their ids end, and leaves each. */
export async function enter(within: Locator, values: Record<string, string>): Promise<void> {
  for (const [field, value] of Object.entries(values)) {
    const entry = within.locator(`[data-entry-id$="${field}"]`)
    const input = entry.locator('input, textarea, select, [contenteditable="true"]').first()
    // a field for a number takes an expression once one says so
    if ((await input.getAttribute('type')) === 'number' && value.startsWith('=')) {
      await entry.getByTitle('Click to set a dynamic value with FEEL expression').click()
      await input.fill(value.slice(1))
      await input.press('Tab')
    } else if (await input.evaluate((one) => one instanceof HTMLSelectElement)) await input.selectOption(value)
    else {
      await input.fill(value)
      await input.press('Tab')
    }
  }
}
