import type { Moddle } from '../compare/moddle'

/** A column of a decision table; `name` is the variable or expression. */
export interface Column {
  label: string
  name: string
}

/** A row; its cells are FEEL, as written. */
export interface Row {
  note: string
  inputs: string[]
  outputs: string[]
}

/** A decision in words: a table, or an expression. */
export interface DecisionPart {
  id: string
  name: string
  description: string
  /** Names of the decisions that it builds on. */
  needs: string[]
  expression: string | null
  table: { hitPolicy: string; inputs: Column[]; outputs: Column[]; rows: Row[] } | null
}

/** The decisions of definitions as moddle reads them. */
export function decisionParts(definitions: Moddle): DecisionPart[] {
  const elements = children(definitions, 'drgElement')
  const names = new Map(elements.map((element) => [element.id, element.name ?? element.id ?? '']))
  return elements
    .filter(({ $type }) => $type === 'dmn:Decision')
    .map((decision) => {
      const logic = decision.decisionLogic as Moddle | undefined
      return {
        id: decision.id ?? '',
        name: decision.name ?? decision.id ?? '',
        description: said(decision.description),
        needs: children(decision, 'informationRequirement')
          .map(({ requiredDecision }) => names.get(said((requiredDecision as Moddle | undefined)?.href).slice(1)))
          .filter((name): name is string => name !== undefined),
        expression: logic?.$type === 'dmn:LiteralExpression' ? said(logic.text) : null,
        table: logic?.$type === 'dmn:DecisionTable' ? tableOf(logic, decision) : null,
      }
    })
}

function tableOf(table: Moddle, decision: Moddle) {
  return {
    hitPolicy: String(table.get('hitPolicy') ?? 'UNIQUE'),
    inputs: children(table, 'input').map((input) => {
      const name = said((input.inputExpression as Moddle | undefined)?.text)
      return { label: said(input.label) || name, name }
    }),
    outputs: children(table, 'output').map((output) => {
      const name = said(output.name) || (decision.id ?? '')
      return { label: said(output.label) || name, name }
    }),
    rows: children(table, 'rule').map((rule) => ({
      note: said(rule.description),
      inputs: children(rule, 'inputEntry').map(({ text }) => said(text)),
      outputs: children(rule, 'outputEntry').map(({ text }) => said(text)),
    })),
  }
}

/** The texts of a cell that has nothing but texts (`"a","b"`); null for anything else. */
export function texts(cell: string): string[] | null {
  const literal = /"(?:[^"\\]|\\.)*"/g
  if (!/^\s*"(?:[^"\\]|\\.)*"(?:\s*,\s*"(?:[^"\\]|\\.)*")*\s*$/.test(cell)) return null
  return cell.match(literal)!.map((quoted) => {
    try {
      return JSON.parse(quoted) as string
    } catch {
      return quoted.slice(1, -1)
    }
  })
}

const said = (value: unknown) => (typeof value === 'string' ? value.trim() : '')

function children(parent: Moddle, property: string): Moddle[] {
  return (parent[property] as Moddle[] | undefined) ?? []
}
