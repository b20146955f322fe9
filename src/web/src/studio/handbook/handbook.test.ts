import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { FormSchema } from '../../forms/schema'
import { readDecision, readProcess } from '../compare/reading'
import { decisionParts, texts } from './decisionPart'
import { fieldSections } from './formPart'
import { namings, stepName, stepTimes, takers } from './people'
import { processParts } from './processPart'

const root = join(import.meta.dirname, '../../../../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const files = (folder: string, ending: string) => readdirSync(join(root, folder)).filter((file) => file.endsWith(ending))
const processes = (
  await Promise.all(files('processes', '.bpmn').map(async (file) => processParts(await readProcess(read(`processes/${file}`)))))
).flat()
const decisions = (
  await Promise.all(files('processes', '.dmn').map(async (file) => decisionParts(await readDecision(read(`processes/${file}`)))))
).flat()
const times = stepTimes(decisions)

describe('a process in words', () => {
  it.each(files('processes', '.bpmn'))('has each step once, and no edge event by itself: %s', async (file) => {
    const [process] = processParts(await readProcess(read(`processes/${file}`)))
    const ids = process!.steps.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const tasks = [...read(`processes/${file}`).matchAll(/<bpmn:(?:\w+Task|callActivity|subProcess) id="(\w+)"/g)].map(([, id]) => id!)
    expect(tasks.length).toBeGreaterThan(0)
    expect(tasks.filter((id) => !ids.includes(id))).toEqual([])
    expect(ids[0]).toMatch(/^StartEvent_/)
    expect(ids.filter((id) => id.startsWith('BoundaryEvent_'))).toEqual([])
  })

  it('comes in the order in which steps are reached, also around loops', () => {
    const steps = processes.find(({ id }) => id === 'ApprovalProcess')!.steps.map(({ id }) => id)
    const at = (id: string) => steps.indexOf(id)
    expect(at('BusinessRuleTask_DecideApprovals')).toBeLessThan(at('ServiceTask_PlanApprovals'))
    expect(at('ServiceTask_PlanApprovals')).toBeLessThan(at('UserTask_ApproveStep'))
  })

  it('knows who takes each task', () => {
    const tasks = processes.flatMap(({ steps }) => steps).filter(({ kind }) => kind === 'user')
    expect(tasks.length).toBeGreaterThan(10)
    const approve = tasks.find(({ id }) => id === 'UserTask_ApproveStep')!
    expect(takers(approve, decisions, times)).toMatchObject({ by: ['Approval policy'] })
    expect(takers(approve, decisions, times)!.groups).toContain('legal')
    expect(approve.edges.map(({ name }) => name)).toContain('Reminder due')
    for (const task of tasks.filter(({ groups }) => groups)) expect(takers(task, decisions, times)!.groups, task.id).not.toEqual([])
    for (const task of tasks.filter(({ clocked }) => clocked))
      expect(times.some(({ step }) => step === stepName(task.id)), task.id).toBe(true)
  })
})

describe('decisions in words', () => {
  it('have every row, with a cell for each column', () => {
    const tables = decisions.flatMap(({ table }) => table ?? [])
    expect(tables.length).toBeGreaterThan(5)
    const rows = files('processes', '.dmn').flatMap((file) => read(`processes/${file}`).match(/<rule /g) ?? [])
    expect(tables.flatMap((table) => table.rows)).toHaveLength(rows.length)
    for (const { inputs, outputs, rows } of tables)
      for (const row of rows) expect([row.inputs.length, row.outputs.length]).toEqual([inputs.length, outputs.length])
  })

  it('name groups', () => {
    const legal = namings(decisions, processes).filter(({ group }) => group === 'legal')
    expect(legal.map(({ decision }) => decision)).toContain('Approval policy')
  })

  it('tell texts from expressions', () => {
    expect(texts('"a","b \\" c"')).toEqual(['a', 'b " c'])
    expect(texts('not("a")')).toBeNull()
    expect(texts('12')).toBeNull()
  })
})

describe('a form in words', () => {
  it('has the fields that people fill in', () => {
    const sections = fieldSections(JSON.parse(read('forms/intakeEvent.form')) as FormSchema)
    const title = sections.flatMap(({ fields }) => fields).find(({ label }) => label === 'Title')
    expect(title).toMatchObject({ type: 'textfield', required: true, choices: [] })
    expect(sections.flatMap(({ fields }) => fields).some(({ choices }) => choices.length > 1)).toBe(true)
  })
})
