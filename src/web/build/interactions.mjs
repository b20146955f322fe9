// Measures what a person waits for in the browser: the first load of the task list, and each interaction until its
// next paint (as Interaction to Next Paint counts it: the longest event of each interaction). Needs a system that runs:
//   ./launchdesk run;  ./launchdesk demo --requests 14 --until approval --keep-dates
//   LAUNCHDESK_PORTAL=http://127.0.0.1:8080 ROUNDS=5 npm run interactions --prefix src/web
import { chromium } from '@playwright/test'
import { existsSync } from 'node:fs'

const portal = process.env.LAUNCHDESK_PORTAL ?? 'http://127.0.0.1:8080'
const rounds = Number(process.env.ROUNDS ?? 5)
const executablePath = [process.env.LAUNCHDESK_CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (path) => path && existsSync(path),
)

/** Runs in the page before its scripts: keeps paints and events. */
function observe() {
  window.measured = { paint: 0, events: [] }
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.measured.paint = entry.startTime
  }).observe({ type: 'largest-contentful-paint', buffered: true })
  new PerformanceObserver((list) => {
    for (const { interactionId, duration, name } of list.getEntries()) {
      if (interactionId) window.measured.events.push({ interactionId, duration, name })
    }
  }).observe({ type: 'event', buffered: true, durationThreshold: 16 })
}

const settle = (page) => page.waitForTimeout(400)

async function signIn(page) {
  await page.goto(`${portal}/tasks`)
  await page.locator('#username').fill('approver')
  await page.locator('#password').fill('demo')
  await page.locator('button[type=submit]').click()
  await page.locator('[data-row]').first().waitFor()
}

async function work(page) {
  for (const key of ['j', 'j', 'k', 'k']) {
    await page.keyboard.press(key)
    await settle(page)
  }
  await page.locator('.sort-head').nth(1).click()
  await settle(page)
  await page.locator('#search').pressSequentially('mr', { delay: 80 })
  await settle(page)
  await page.locator('#search').fill('')
  await settle(page)
  await page.locator('.scopes a, [aria-label="Whose tasks"] a').nth(2).click()
  await settle(page)
  await page.locator('[data-row] a').first().click()
  await page.locator('.fjs-form').waitFor()
  await settle(page)
  for (const radio of (await page.locator('.fjs-form input[type=radio]').all()).slice(0, 3)) {
    await radio.check()
    await settle(page)
  }
  const text = page.locator('.fjs-form textarea:not([readonly]):not([disabled])').last()
  if (await text.count()) await text.pressSequentially('Looks good to me', { delay: 60 })
  await settle(page)
}

const quantile = (values, q) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))]

const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
})
const loads = []
const paints = []
const interactions = []
let bytes = 0
try {
  for (let round = 0; round < rounds; round++) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })
    const page = await context.newPage()
    await page.addInitScript(observe)
    await signIn(page)
    // Signed in and with nothing cached: the first load.
    const cold = await context.newCDPSession(page)
    await cold.send('Network.clearBrowserCache')
    const begin = performance.now()
    await page.goto(`${portal}/tasks`)
    await page.locator('[data-row]').first().waitFor()
    loads.push(performance.now() - begin)
    await settle(page)
    paints.push(await page.evaluate(() => window.measured.paint))
    bytes = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter(({ name }) => name.endsWith('.js'))
        .reduce((sum, { transferSize }) => sum + transferSize, 0),
    )
    await work(page)
    const longest = new Map()
    for (const { interactionId, duration } of await page.evaluate(() => window.measured.events)) {
      longest.set(interactionId, Math.max(duration, longest.get(interactionId) ?? 0))
    }
    interactions.push(...longest.values())
    await context.close()
  }
} finally {
  await browser.close()
}
const ms = (value) => `${Math.round(value)} ms`
console.log(`${rounds} rounds, scripts of the first load ${Math.round(bytes / 1000)} kB over the wire`)
console.log(`first load until tasks stand there: median ${ms(quantile(loads, 0.5))}, longest ${ms(Math.max(...loads))}`)
console.log(`largest contentful paint: median ${ms(quantile(paints, 0.5))}, longest ${ms(Math.max(...paints))}`)
console.log(
  `${interactions.length} interactions of 16 ms and more until the next paint: median ${ms(quantile(interactions, 0.5))}, ` +
    `p98 ${ms(quantile(interactions, 0.98))}, longest ${ms(Math.max(...interactions))}`,
)
