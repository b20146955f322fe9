import { type APIRequestContext, expect, type Page } from '@playwright/test'
import type axe from 'axe-core'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page as List } from '../src/api/pages'
import type { Me, Settings } from '../src/api/people'
import type { Task } from '../src/api/tasks'

interface Example {
  type: string
  brief: Record<string, unknown>
}

/** How a call says who makes it. */
export const authorization = (person: string) => ({
  Authorization: `Basic ${Buffer.from(`${person}:demo`).toString('base64')}`,
})

/**
 * Submits a request as requester and waits until somebody's first task on it is there.
 *
 * @param more other fields of the brief than those of the example
 */
export async function taskFor(api: APIRequestContext, person: string, title: string, more: object = {}): Promise<Task> {
  const example = JSON.parse(readFileSync('../../examples/other-tool-for-surveys.json', 'utf8')) as Example
  const answer = await api.post('/api/requests', {
    headers: authorization('requester'),
    data: { ...example, brief: { ...example.brief, ...more, title } },
  })
  expect(answer.status(), await answer.text()).toBe(201)
  const { id } = (await answer.json()) as { id: string }
  let found: Task | undefined
  await expect(async () => {
    const list = await api.get(`/api/tasks?scope=all&requestId=${id}`, { headers: authorization(person) })
    found = ((await list.json()) as List<Task>).items[0]
    expect(found).toBeDefined()
  }).toPass({ timeout: 30_000 })
  return found!
}

/** Answers a task, as its page would. */
export async function answer(
  api: APIRequestContext,
  person: string,
  task: Task,
  variables: Record<string, unknown>,
): Promise<void> {
  const told = await api.post(`/api/tasks/${task.id}/complete`, { headers: authorization(person), data: { variables } })
  expect(told.status(), await told.text()).toBe(200)
}

/** As `taskFor`, but goes on until the first approval: what else comes before it is answered on the way. */
export async function approvalFor(api: APIRequestContext, title: string, more: object = {}): Promise<Task> {
  const headers = authorization('approver')
  let task = await taskFor(api, 'approver', title, more)
  const answers: Record<string, object> = {
    'check-feasibility': { feasibility: 'feasible' },
    'resolve-duplicate': { duplicateDecision: 'proceed' },
  }
  await expect(async () => {
    const data = { variables: answers[task.step] }
    if (data.variables) await api.post(`/api/tasks/${task.id}/complete`, { headers, data })
    const list = await api.get(`/api/tasks?scope=all&requestId=${task.requestId}`, { headers })
    task = ((await list.json()) as List<Task>).items[0] ?? task
    expect(task.step).toBe('approve-step')
  }).toPass({ timeout: 60_000 })
  return task
}

/** Somebody else who could take the task. */
export async function colleague(api: APIRequestContext, task: Task): Promise<string> {
  const group = task.candidateGroups[0]!
  const answer = await api.get(`/api/people?group=${group}`, { headers: authorization('approver') })
  const people = ((await answer.json()) as List<Me>).items.map((person) => person.username)
  return people.find((name) => name !== 'approver')!
}

/** Sets how a person reads, as the settings page would. */
export async function read(api: APIRequestContext, person: string, settings: Partial<Settings>): Promise<void> {
  const data = { language: 'en', timeZone: 'UTC', theme: 'light', ...settings }
  const answer = await api.put('/api/me/settings', { headers: authorization(person), data })
  expect(answer.status()).toBe(200)
}

/** Opens a page as somebody who has signed in, as the form would do it: that has tests of its own. */
export async function open(page: Page, person: string, address: string): Promise<void> {
  const api = page.request
  await api.get('/api/session')
  const token = (await page.context().cookies()).find(({ name }) => name === 'XSRF-TOKEN')!.value
  const answer = await api.post('/api/session', { headers: { 'X-XSRF-TOKEN': token }, data: { username: person, password: 'demo' } })
  expect(answer.status(), await answer.text()).toBe(200)
  await page.goto(address)
  await expect(page.locator('#content h1').first()).toBeVisible()
}

/** Languages that read in either direction. */
export const languages = ['en', 'fa'] as const

type Language = (typeof languages)[number]

/** Themes and widths in which a language is looked at, so that any two of the three meet: half of all eight looks. */
const looks = {
  en: [
    { colorScheme: 'light', width: 1440 },
    { colorScheme: 'dark', width: 390 },
  ],
  fa: [
    { colorScheme: 'light', width: 390 },
    { colorScheme: 'dark', width: 1440 },
  ],
} as const

/** Gives a page one of the language's looks, in the theme of the browser: its reader has set no other one. */
export async function look(page: Page, language: Language, which: 0 | 1 = 0): Promise<void> {
  const { colorScheme, width } = looks[language][which]
  await page.emulateMedia({ colorScheme })
  await page.setViewportSize({ width, height: 900 })
}

/**
 * What follows the size of the page is drawn in the next frame. Colours that fade from one to the other have their contrast
 * at the end; what moves for ever is not waited for.
 */
async function standsStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
    const ending = document.getAnimations().filter((one) => Number(one.effect?.getComputedTiming().endTime) < Infinity)
    await Promise.allSettled(ending.map((one) => one.finished))
  })
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds. It is brought to a page once, which takes as long as looking; no page of ours has frames. */
async function violations(page: Page, except: string[]) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource)
  return page.evaluate(async (except) => {
    const { run } = (window as unknown as { axe: typeof axe }).axe
    const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
    const found = await run({ exclude: except }, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] })
    return found.violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])
  }, except)
}

/**
 * No violation of WCAG 2.2 AA that axe can find, and nothing wider than the screen.
 *
 * @param except what a library draws, and is not ours to mend
 */
export async function expectAccessible(page: Page, except: string[] = []): Promise<void> {
  await standsStill(page)
  expect(await violations(page, except)).toEqual([])
  const [scrollWidth, clientWidth] = await page.evaluate(() => {
    const root = document.documentElement
    return [root.scrollWidth, root.clientWidth] as const
  })
  expect(scrollWidth).toBeLessThanOrEqual(clientWidth)
}

/** As `expectAccessible`, in each look of the language, which the page is read in; leaves the page in the first. */
export async function expectAccessibleInLooks(page: Page, language: Language, except: string[] = []): Promise<void> {
  const root = page.locator('html')
  await expect(root).toHaveAttribute('lang', language)
  for (const which of [0, 1] as const) {
    await look(page, language, which)
    await expect(root).toHaveClass(looks[language][which].colorScheme === 'dark' ? /\bcds--g100\b/ : /\bcds--white\b/)
    await expectAccessible(page, except)
  }
  await look(page, language)
}
