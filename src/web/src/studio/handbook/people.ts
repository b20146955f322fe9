import { type DecisionPart, texts } from './decisionPart'
import type { ProcessPart, ProcessStep } from './processPart'

/** A row of a decision that names a group. */
export interface Naming {
  group: string
  decision: string
  column: string
  /** What the row is about: its step, else what is noted at it. */
  step: string | null
  note: string
}

/** Hours that a step has, in the words of the decision's row. */
export interface StepTime {
  step: string
  /** What the row asks of a request, by column; empty for all. */
  conditions: { label: string; cell: string }[]
  target: string
  remind: string
  escalate: string
  group: string
  escalateTo: string
}

/** Who takes a step: groups that the model names, or where its expression gets them from. */
export interface Takers {
  groups: string[]
  /** Names of the decisions that name the groups. */
  by: string[]
}

/** The name by which rows and headers know a user task: `UserTask_ApproveStep` is `approve-step`. */
export const stepName = (element: string) =>
  element
    .replace(/^[A-Za-z]+_/, '')
    .replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-')
    .toLowerCase()

/** The last name of an expression for a group, such as `team` of `=[triage.team]`; null for anything else. */
const wanted = (expression: string) => /^=\s*\[?\s*(?:\w+\.)*(\w+)\s*\]?\s*$/.exec(expression)?.[1] ?? null

/** Groups that an expression or a list names by itself. */
function named(groups: string): string[] {
  if (!groups.startsWith('=')) return groups.split(',').map((one) => one.trim())
  return texts(groups.replace(/^=\s*\[?|\]\s*$/g, '')) ?? []
}

/** Every naming of a group: in columns that an expression of a task asks for, or that say whom a delay is told to. */
export function namings(decisions: DecisionPart[], processes: ProcessPart[]): Naming[] {
  const asked = processes.flatMap(({ steps }) => steps).map(({ groups }) => (groups ? wanted(groups) : null))
  const columns = new Set([...asked, 'escalateTo'])
  return decisions.flatMap(({ name, table }) =>
    (table?.rows ?? []).flatMap((row) => {
      const at = table!.outputs.findIndex((column) => column.name === 'step')
      const step = at < 0 ? null : (texts(row.outputs[at] ?? '')?.[0] ?? null)
      return table!.outputs.flatMap((column, index) =>
        columns.has(column.name)
          ? (texts(row.outputs[index] ?? '') ?? []).map((group) => ({ group, decision: name, column: column.label, step, note: row.note }))
          : [],
      )
    }),
  )
}

/** Who takes a step; null when nobody is to. */
export function takers(step: ProcessStep, decisions: DecisionPart[], times: StepTime[]): Takers | null {
  if (!step.groups) return null
  const own = named(step.groups)
  if (own.length > 0) return { groups: own, by: [] }
  const name = wanted(step.groups)
  if (!name) return { groups: [], by: [] }
  // A bare name is what the clock of the step hands out.
  if (step.clocked && !step.groups.includes('.')) {
    const rows = times.filter((time) => time.step === stepName(step.id))
    const groups = rows.flatMap(({ group }) => texts(group) ?? [])
    if (groups.length > 0) return { groups: distinct(groups), by: distinct(decisions.filter(isTimes).map((one) => one.name)) }
  }
  const tables = decisions.filter((one) => !isTimes(one) && one.table?.outputs.some((column) => column.name === name))
  const groups = tables.flatMap(({ table }) => {
    const at = table!.outputs.findIndex((column) => column.name === name)
    return table!.rows.flatMap((row) => texts(row.outputs[at] ?? '') ?? [])
  })
  return { groups: distinct(groups), by: distinct(tables.map((one) => one.name)) }
}

/** What the tables of service levels say of each step. */
export function stepTimes(decisions: DecisionPart[]): StepTime[] {
  return decisions.filter(isTimes).flatMap(({ table }) =>
    table!.rows.flatMap((row) => {
      const cell = (name: string) => row.outputs[table!.outputs.findIndex((column) => column.name === name)] ?? ''
      return (texts(cell('step')) ?? []).map((step) => ({
        step,
        conditions: row.inputs
          .map((input, index) => ({ label: table!.inputs[index]?.label ?? '', cell: input }))
          .filter((one) => one.cell !== '' && one.cell !== '-'),
        target: cell('targetHours'),
        remind: cell('remindAfterHours'),
        escalate: cell('escalateAfterHours'),
        group: cell('group'),
        escalateTo: cell('escalateTo'),
      }))
    }),
  )
}

function isTimes({ table }: DecisionPart): boolean {
  const names = new Set(table?.outputs.map(({ name }) => name))
  return names.has('step') && names.has('targetHours')
}

const distinct = (names: string[]) => [...new Set(names)]
