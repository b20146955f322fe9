import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { processDifferences } from './processDifferences'
import { readProcess } from './reading'

const own = readFileSync('../../processes/MeasureProcess.bpmn', 'utf8')

/** What differs once `pattern` is replaced, which must be there. */
async function changed(...replaced: [string | RegExp, string][]) {
  const other = replaced.reduce((text, [pattern, by]) => {
    const next = text.replace(pattern, by)
    expect(next, String(pattern)).not.toBe(text)
    return next
  }, own)
  return processDifferences(await readProcess(own), await readProcess(other))
}

describe('differences of processes', () => {
  it('are none between a process and itself', async () => {
    expect(await changed([/$/, '\n'])).toEqual([])
  })

  it('name the properties that differ, in extensions too', async () => {
    const differences = await changed(
      ['name="Collect results"', 'name="Collect what came of it"'],
      [/(id="ServiceTask_CollectResults"[\s\S]*?)type="collect-results"/, '$1type="collect-results-v2" retries="5"'],
    )
    expect(differences).toEqual([
      {
        id: 'ServiceTask_CollectResults',
        name: 'Collect what came of it',
        type: 'Service task',
        changes: ['changed'],
        properties: [
          { name: 'Name', before: 'Collect results', after: 'Collect what came of it' },
          { name: 'Task definition › Type', before: 'collect-results', after: 'collect-results-v2' },
          { name: 'Task definition › Retries', before: null, after: '5' },
        ],
      },
    ])
  })

  it('tell what is moved, new and gone', async () => {
    const place = /(bpmnElement="UserTask_EnterResults"[^>]*>\s*<dc:Bounds x=")(\d+)"/
    expect(await changed([place, '$19999"'])).toMatchObject([{ id: 'UserTask_EnterResults', changes: ['moved'], properties: [] }])

    const added = '<bpmn:task id="Task_New" name="New" /></bpmn:process>'
    expect(await changed(['</bpmn:process>', added])).toMatchObject([{ id: 'Task_New', name: 'New', changes: ['added'] }])
    const other = own.replace('</bpmn:process>', added)
    expect(processDifferences(await readProcess(other), await readProcess(own))).toMatchObject([{ id: 'Task_New', changes: ['removed'] }])
  })

  it('see what is no flow element: the process itself, timers, conditions', async () => {
    expect(await changed(['name="Measuring"', 'name="Measured"'])).toMatchObject([{ id: 'MeasureProcess', properties: [{ name: 'Name' }] }])
    expect(await changed(['>=measureUntil<', '>=later<'])).toMatchObject([
      {
        id: 'IntermediateCatchEvent_MeasuringWindowClosed',
        properties: [{ before: '=measureUntil', after: '=later' }],
      },
    ])
  })
})
