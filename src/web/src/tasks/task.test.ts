import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Me } from '../api/people'
import type { Task } from '../api/tasks'
import { briefSections } from '../forms/briefLines'
import type { FormSchema } from '../forms/schema'
import { Moments } from '../i18n/moments'
import { mayAssign, standing } from './rules'
import { besideRequest, entered, enteredNames } from './taskForm'

const read = <T>(path: string) => JSON.parse(readFileSync(`../../${path}`, 'utf8')) as T
const form = (name: string) => read<FormSchema>(`forms/${name}.form`)

describe('the form of a task', () => {
  it('leaves out what stands beside it, and keeps what is to be read for this task alone', () => {
    const approve = besideRequest(form('approveStep'))
    expect(approve.components.map(({ label }) => label)).toEqual(['Your decision'])
    const review = besideRequest(form('reviewAsset'))
    expect(review.components.map(({ label }) => label)).toEqual([
      'The piece',
      'What was made',
      'What the checks found',
      'Your decision',
    ])
  })

  it('knows what can be entered, and sends nothing else', () => {
    expect(enteredNames(form('reviewAsset').components)).toEqual(['reviewDecision', 'comment'])
    expect(enteredNames(form('enterResults').components)).toEqual(['results', 'learnings'])
    expect(entered(form('approveStep'), { approvalDecision: 'approve', reason: '', brief: { goal: 'x' } })).toEqual({
      approvalDecision: 'approve',
    })
  })
})

describe('a brief in words', () => {
  const writing = { moments: new Moments('en-GB', 'UTC'), yes: 'Yes', no: 'No', list: (items: string[]) => items.join(', ') }
  const { brief } = read<{ brief: Record<string, unknown> }>('examples/ads-holiday-bundles.json')
  const lines = briefSections(form('intakePaidAds'), brief, writing).flatMap((section) => section.lines)
  const text = (key: string) => lines.find((line) => line.key === key)?.text

  it('has labels for keys and options, days and numbers as people write them', () => {
    expect(lines.find((line) => line.key === 'goalMetric')).toMatchObject({ label: 'Measured by' })
    expect(text('budget')).toBe('64,000 EUR')
    expect(text('personalData')).toBe('Yes')
    expect(text('languages')).toMatch(/^English, Español$/)
    expect(text('launchDate')).toBe('Mon, 2 Oct 2028')
  })

  it('leaves out what is empty', () => {
    expect(briefSections(form('intakeEmailCampaign'), { title: 'Spring', goal: '' }, writing)).toEqual([
      { title: 'What you need', lines: [{ key: 'title', label: 'Title', text: 'Spring' }] },
    ])
  })
})

describe('who may do what with a task', () => {
  const me = { username: 'ann', roles: ['approver'], groups: ['brand'] } as unknown as Me
  const task = (more: Partial<Task>) =>
    ({ state: 'open', candidateGroups: ['brand'], candidateUsers: [], assignee: null, requester: 'bob', fourEyes: true, ...more }) as Task

  it('answers what waits for the own groups or is held', () => {
    expect(standing(task({}), me)).toBe('may-answer')
    expect(standing(task({ candidateGroups: [], assignee: 'ann' }), me)).toBe('may-answer')
  })

  it('only looks at what others hold, what is for others, and what is answered', () => {
    expect(standing(task({ assignee: 'cem' }), me)).toBe('taken')
    expect(standing(task({ candidateGroups: ['legal'] }), me)).toBe('for-others')
    expect(standing(task({ requester: 'ann' }), me)).toBe('four-eyes')
    expect(standing(task({ state: 'completed' }), me)).toBe('completed')
  })

  it('answers for who is away what the own groups do, and what the requester is asked', () => {
    expect(standing(task({ assignee: 'cem', standIn: true }), me)).toBe('may-answer')
    expect(standing(task({ assignee: 'cem', standIn: true, candidateGroups: ['legal'] }), me)).toBe('for-others')
    expect(standing(task({ assignee: 'bob', standIn: true, candidateGroups: ['legal'] }), me)).toBe('may-answer')
    expect(standing(task({ assignee: 'cem', standIn: true, requester: 'ann' }), me)).toBe('four-eyes')
  })

  it('hands on what one holds', () => {
    expect(mayAssign(task({ candidateGroups: ['legal'], assignee: 'ann' }), me)).toBe(true)
    expect(mayAssign(task({ candidateGroups: ['legal'], assignee: 'cem' }), me)).toBe(false)
  })

  it('hands on what its groups have, and everything when handing out work', () => {
    expect(mayAssign(task({}), me)).toBe(true)
    expect(mayAssign(task({ candidateGroups: ['legal'] }), me)).toBe(false)
    expect(mayAssign(task({ candidateGroups: ['legal'] }), { ...me, groups: ['marketing-leads'] })).toBe(true)
  })
})
