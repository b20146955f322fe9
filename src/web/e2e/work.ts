import { type APIRequestContext, expect } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { authorization } from './desk'

interface BallTask {
  id: string
  step: string
  assignee: string | null
}

const answers: Record<string, Record<string, unknown>> = {
  'check-feasibility': { feasibility: 'feasible' },
  'resolve-duplicate': { duplicateDecision: 'proceed' },
  'approve-step': { approvalDecision: 'approve' },
  'review-asset': { reviewDecision: 'accept' },
  'produce-asset': {
    headline: 'Which tool for surveys fits',
    subject: 'Which tool for surveys fits',
    preheader: 'Three tools compared on two pages',
    body: 'We compared three tools for surveys on two pages. Unsubscribe: https://example.com/unsubscribe',
    callToAction: 'Read the comparison',
    link: 'https://example.com/surveys?utm_source=desk&utm_campaign=surveys',
    imageUrl: 'https://files.example/chart.png',
    altText: 'A chart that compares three tools',
    hashtags: '#surveys',
    fileUrl: 'https://files.example/comparison.pdf',
  },
}

/**
 * Answers the open tasks of a request, each as somebody who may, until something is reached.
 *
 * @param what the id of a request, or what is special about the brief of a new one
 * @returns the request's id
 */
export async function workUntil(
  api: APIRequestContext,
  what: string | Record<string, unknown>,
  reached: (id: string) => Promise<boolean>,
): Promise<string> {
  const id = typeof what === 'string' ? what : await submitted(api, what)
  await expect(async () => {
    if (await reached(id)) return
    const shown = await api.get(`/api/requests/${id}`, { headers: authorization('operator') })
    const { ball } = (await shown.json()) as { ball: { tasks: BallTask[] } }
    for (const task of ball.tasks) {
      if (await reached(id)) return
      await work(api, task)
    }
    expect(await reached(id)).toBe(true)
  }).toPass({ timeout: 150_000 })
  return id
}

async function submitted(api: APIRequestContext, special: Record<string, unknown>): Promise<string> {
  const example = JSON.parse(readFileSync('../../examples/other-tool-for-surveys.json', 'utf8')) as { type: string; brief: Record<string, unknown> }
  const made = await api.post('/api/requests', {
    headers: authorization('requester'),
    data: { ...example, brief: { ...example.brief, ...special } },
  })
  expect(made.status(), await made.text()).toBe(201)
  return ((await made.json()) as { id: string }).id
}

async function work(api: APIRequestContext, { id, step, assignee }: BallTask): Promise<void> {
  const person = assignee ?? (step === 'decide-go-no-go' ? 'launch-manager' : 'approver')
  const task = await api.get(`/api/tasks/${id}`, { headers: authorization(person) })
  const { channelChecks = [] } = ((await task.json()) as { data: { channelChecks?: { value: string }[] } }).data
  const variables =
    step === 'decide-go-no-go' ? { goDecision: 'go', checks: channelChecks.map(({ value }) => value) } : answers[step]
  const done = await api.post(`/api/tasks/${id}/complete`, { headers: authorization(person), data: { variables } })
  expect([200, 409], await done.text()).toContain(done.status())
}
