import { describe, expect, it } from 'vitest'
import type { Thread } from '../../api/threads'
import { partsOf } from './DecisionParts'
import { nameOf } from './FormParts'
import { inOrder, openAt, placeOf, threadAddress } from './threads'

const thread = (id: string, element: string | null, elementName: string | null = null): Thread => ({
  id,
  kind: 'process',
  model: 'IntakeProcess',
  element,
  elementName,
  version: 1,
  onDraft: false,
  resolved: false,
  revision: 1,
  createdAt: '2026-11-24T08:00:00Z',
  comments: [],
  turns: [],
})
const parts = [
  { id: 'Task_A', name: 'Check the brief' },
  { id: 'Flow_1', name: null },
]

describe('threads', () => {
  it('are counted at elements that are there', () => {
    const counts = openAt([thread('1', 'Task_A'), thread('2', 'Task_A'), thread('3', 'Task_Gone'), thread('4', null)], parts)
    expect([...counts]).toEqual([['Task_A', 2]])
  })

  it('keep the name of an element that is gone, and take the one of today', () => {
    expect(placeOf(thread('1', 'Task_A', 'As it was'), parts)).toEqual({ is: 'there', name: 'Check the brief' })
    expect(placeOf(thread('1', 'Flow_1', 'As it was'), parts)).toEqual({ is: 'there', name: 'Flow_1' })
    expect(placeOf(thread('1', 'Task_Gone', 'As it was'), parts)).toEqual({ is: 'gone', name: 'As it was' })
    expect(placeOf(thread('1', 'Task_Gone', 'As it was'), null)).toEqual({ is: 'there', name: 'As it was' })
    expect(placeOf(thread('1', null), parts)).toEqual({ is: 'whole' })
  })

  it('stand with those of the chosen element first, then by age', () => {
    const open = [thread('9', 'Flow_1'), thread('10', null), thread('2', 'Task_A')]
    const resolved = [thread('7', 'Task_A')]
    const ids = (shown: 'open' | 'resolved' | 'all', chosen: string | null) => inOrder(open, resolved, shown, chosen).map(({ id }) => id)
    expect(ids('open', null)).toEqual(['10', '9', '2'])
    expect(ids('open', 'Task_A')).toEqual(['2', '10', '9'])
    expect(ids('all', 'Task_A')).toEqual(['7', '2', '10', '9'])
    expect(ids('resolved', null)).toEqual(['7'])
  })

  it('have an address', () => {
    expect(threadAddress(thread('7', null))).toBe('/studio/process/IntakeProcess?thread=7')
  })
})

describe('parts', () => {
  it('of a decision are its columns, rules and cells, by their way', () => {
    const found = partsOf({
      id: 'triage',
      name: 'Triage',
      decisionLogic: {
        input: [{ id: 'In_1', label: 'Type' }],
        output: [{ id: 'Out_1', name: 'team' }],
        rule: [{ id: 'Rule_1', inputEntry: [{ id: 'Cell_1' }], outputEntry: [{ id: 'Cell_2' }] }, { inputEntry: [{}] }],
      },
    })
    expect(found).toEqual([
      { id: 'triage', name: 'Triage' },
      { id: 'In_1', name: 'Triage › Type' },
      { id: 'Out_1', name: 'Triage › team' },
      { id: 'Rule_1', name: 'Triage › 1' },
      { id: 'Cell_1', name: 'Triage › 1 › Type' },
      { id: 'Cell_2', name: 'Triage › 1 › team' },
    ])
  })

  it('of a form are called by label, text or key', () => {
    expect(nameOf({ label: ' Title ' })).toBe('Title')
    expect(nameOf({ text: '# How satisfied are you?\n\nMore' })).toBe('How satisfied are you?')
    expect(nameOf({ key: 'brief.goal' })).toBe('brief.goal')
    expect(nameOf({ label: 'x'.repeat(80) })).toHaveLength(61)
    expect(nameOf({})).toBeNull()
  })
})
