import { BpmnModdle } from 'bpmn-moddle'
import { describe, expect, it } from 'vitest'
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json'
import { ContractVariableProvider } from './ContractVariables'

interface Created {
  $type: string
  get(name: string): unknown
}
const moddle = new BpmnModdle({ zeebe }) as unknown as { create(type: string, attributes?: object): Created }
const step = (...values: Created[]) => moddle.create('bpmn:ServiceTask', { extensionElements: moddle.create('bpmn:ExtensionElements', { values }) })
const check = () => moddle.create('zeebe:TaskDefinition', { type: 'check-asset' })

const provider = new ContractVariableProvider(
  { registerProvider: () => {} },
  {
    facts: [{ name: 'requestId', type: 'string', needed: true, meaning: 'The request' }],
    jobs: { 'check-asset': [{ name: 'assetAccepted', type: 'boolean', needed: true, meaning: 'Whether no check objects' }] },
  },
)

describe('variables of the contract', () => {
  it('are those of the request in each process', () => {
    expect(provider.getVariables(moddle.create('bpmn:Process'))).toEqual([{ name: 'requestId', type: 'String', info: 'The request' }])
  })

  it('are what the worker sets behind its step', () => {
    expect(provider.getVariables(step(check()))).toEqual([{ name: 'assetAccepted', type: 'Boolean', info: 'Whether no check objects' }])
    expect(provider.getVariables(step(moddle.create('zeebe:TaskDefinition', { type: 'other' })))).toBeUndefined()
    expect(provider.getVariables(moddle.create('bpmn:UserTask'))).toBeUndefined()
  })

  it('are none of them where the step names what it gives on', () => {
    const mapping = moddle.create('zeebe:IoMapping', { outputParameters: [moddle.create('zeebe:Output')] })
    expect(provider.getVariables(step(check(), mapping))).toBeUndefined()
  })
})
