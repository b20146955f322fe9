// Measures what two people wait for: from the click by which one finishes a task to the moment at which the next task
// of the request stands in the open list of the other, which nobody touches. Needs a system that runs:
//   ./launchdesk run
//   LAUNCHDESK_PORTAL=http://127.0.0.1:8080 ROUNDS=30 npm run handover --prefix src/web
import { chromium } from '@playwright/test'
import { existsSync, readFileSync } from 'node:fs'

const portal = process.env.LAUNCHDESK_PORTAL ?? 'http://127.0.0.1:8080'
const rounds = Number(process.env.ROUNDS ?? 30)
const warmUp = 5
const executablePath = [process.env.LAUNCHDESK_CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (path) => path && existsSync(path),
)
const example = JSON.parse(readFileSync(new URL('../../../examples/creative-booth-banners.json', import.meta.url), 'utf8'))

async function call(person, path, body) {
  const answer = await fetch(`${portal}${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { Authorization: `Basic ${btoa(`${person}:demo`)}`, 'Content-Type': 'application/json', Accept: 'application/json' },
    body: body && JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}

/** The request's open task of a step, once there is one. */
async function taskOf(request, step) {
  for (;;) {
    const { ball } = await call('operator', `/api/requests/${request}`)
    const task = ball.tasks.find((one) => one.step === step)
    if (task) return task
    await new Promise((then) => setTimeout(then, 50))
  }
}

async function window(browser, person) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })
  const page = await context.newPage()
  await page.goto(`${portal}/tasks`)
  await page.locator('#username').fill(person)
  await page.locator('#password').fill('demo')
  await page.locator('button[type=submit]').click()
  await page.getByRole('searchbox').waitFor()
  return page
}

/** In the page: the instant, by the machine's clock, at which a row is first painted. */
const rowSeen = () =>
  new Promise((then) => {
    const look = () =>
      document.querySelector('[data-row]') ? then(performance.timeOrigin + performance.now()) : requestAnimationFrame(look)
    look()
  })

/** In the page: the instant of the next click. */
const clicked = () =>
  new Promise((then) =>
    document.addEventListener('click', ({ timeStamp }) => then(performance.timeOrigin + timeStamp), { once: true, capture: true }),
  )

async function round(lead, brand) {
  const title = `Handover ${Math.random().toString(36).slice(2)}`
  const { id } = await call('requester', '/api/requests', { ...example, brief: { ...example.brief, title } })
  const first = await taskOf(id, 'approve-step')
  await brand.goto(`${portal}/tasks?scope=all`)
  await brand.getByRole('searchbox').fill(title)
  await brand.locator('[data-row]').first().waitFor({ state: 'detached' })
  await lead.goto(`${portal}/tasks/${first.id}`)
  await lead.locator('.fjs-form').getByLabel('Approve', { exact: true }).check()
  const seen = brand.evaluate(rowSeen)
  const click = lead.evaluate(clicked)
  await lead.getByRole('button', { name: 'Send and finish' }).click()
  return (await seen) - (await click)
}

const quantile = (values, q) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))]

const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-renderer-backgrounding',
    '--disable-backgrounding-occluded-windows'],
})
const waits = []
try {
  const lead = await window(browser, 'hannah.schmidt')
  const brand = await window(browser, 'sofia.rossi')
  for (let n = -warmUp; n < rounds; n++) {
    const wait = await round(lead, brand)
    if (n >= 0) waits.push(wait)
  }
} finally {
  await browser.close()
}
const ms = (value) => `${Math.round(value)} ms`
console.log(
  `${rounds} tasks, from the click to the next person's open list: median ${ms(quantile(waits, 0.5))}, ` +
    `p95 ${ms(quantile(waits, 0.95))}, longest ${ms(Math.max(...waits))}`,
)
