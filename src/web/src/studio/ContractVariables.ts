import { VariableProvider } from '@bpmn-io/variable-resolver'
import type { ContractVariable, ContractVariables } from '../api/models'

/** A shape of a diagram, as far as it is looked at here. */
interface Element {
  $type: string
  get(name: string): unknown
}

interface Offered {
  name: string
  type: string
  info: string
}

const FEEL_TYPES: Record<string, string> = { string: 'String', number: 'Number', boolean: 'Boolean', list: 'List', context: 'Context' }

/**
 * Tells FEEL editors which variables the contract says are there: in each process those of the request, behind a job's
 * step what its worker sets. Given to the modeler as `contractVariables`.
 */
export class ContractVariableProvider extends VariableProvider {
  static $inject = ['variableResolver', 'config.contractVariables']

  constructor(
    resolver: object,
    private readonly contract: ContractVariables,
  ) {
    super(resolver)
  }

  override getVariables(element: Element): Offered[] | undefined {
    if (element.$type === 'bpmn:Process') return this.contract?.facts.map(offered)
    const type = jobType(element)
    return type === undefined ? undefined : this.contract?.jobs[type]?.map(offered)
  }
}

export const ContractVariablesModule = {
  __init__: ['contractVariableProvider'],
  contractVariableProvider: ['type', ContractVariableProvider],
}

const offered = ({ name, type, meaning }: ContractVariable): Offered => ({ name, type: FEEL_TYPES[type] ?? 'Any', info: meaning })

/** The job type of a step; undefined when it is none, or gives on by itself what it names. */
function jobType(element: Element): string | undefined {
  const extensions = (element.get('extensionElements') as Element | undefined)?.get('values') as Element[] | undefined
  const mapping = extensions?.find(({ $type }) => $type === 'zeebe:IoMapping')
  if ((mapping?.get('outputParameters') as unknown[] | undefined)?.length) return undefined
  return extensions?.find(({ $type }) => $type === 'zeebe:TaskDefinition')?.get('type') as string | undefined
}
