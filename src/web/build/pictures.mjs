// Takes the pictures of docs/pictures/portal-*.png from a system that runs, with what the demonstration brought in:
//   ./launchdesk run;  ./launchdesk demo --requests 14 --until production --keep-dates
//   LAUNCHDESK_PORTAL=http://127.0.0.1:8080 npm run pictures --prefix src/web
import { chromium } from '@playwright/test'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const portal = process.env.LAUNCHDESK_PORTAL ?? 'http://127.0.0.1:8080'
const folder = join(dirname(fileURLToPath(import.meta.url)), '../../../docs/pictures')
const executablePath = [process.env.LAUNCHDESK_CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (path) => path && existsSync(path),
)
const wide = { width: 1440, height: 900 }
const phone = { width: 390, height: 844 }

const basic = (person) => `Basic ${Buffer.from(`${person}:demo`).toString('base64')}`

async function call(person, path, options = {}) {
  const answer = await fetch(portal + path, {
    ...options,
    headers: { Authorization: basic(person), 'Content-Type': 'application/json' },
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}

/** The first of somebody's things, or a word about what is missing. */
async function first(person, path) {
  const { items } = await call(person, path)
  if (items.length === 0) throw new Error(`${path} has nothing for ${person}: run the demonstration first.`)
  return items[0]
}

const request = await first('requester', '/api/requests?scope=mine&status=production&limit=1')
const piece = await first('operator', '/api/deliverables?limit=1')

/** Name, who looks, address, screen, and what must be there before. */
const pictures = [
  ['requests', 'requester', '/requests', wide, '[data-row]'],
  ['request', 'requester', `/requests/${request.id}`, wide, '.djs-visual'],
  ['new-request', 'requester', '/new', wide, '.type'],
  ['task', piece.producer, `/tasks/${piece.taskId}`, wide, '.fjs-form'],
  ['board', 'operator', '/board', wide, '[data-piece]'],
  ['phone', 'requester', '/requests', phone, '[data-row]'],
]

const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
})
try {
  for (const [name, person, address, viewport, there] of pictures) {
    const settings = { language: 'en', timeZone: 'Europe/Warsaw', theme: 'light' }
    await call(person, '/api/me/settings', { method: 'PUT', body: JSON.stringify(settings) })
    const context = await browser.newContext({ viewport, locale: 'en-GB', reducedMotion: 'reduce' })
    const page = await context.newPage()
    await page.goto(portal + address)
    await page.locator('#username').fill(person)
    await page.locator('#password').fill('demo')
    await page.locator('button[type=submit]').click()
    await page.locator(there).first().waitFor()
    await page.waitForLoadState('load')
    await page.evaluate(() => document.fonts.ready)
    await page.screenshot({ path: join(folder, `portal-${name}.png`) })
    console.log(`portal-${name}.png`)
    await context.close()
  }
} finally {
  await browser.close()
}
