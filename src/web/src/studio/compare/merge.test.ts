import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { decisionDifferences } from './decisionDifferences'
import { type FormFile, formDifferences } from './formDifferences'
import { merged } from './merge'
import { processDifferences } from './processDifferences'
import { readDecision, readProcess } from './reading'

const measure = readFileSync('../../processes/MeasureProcess.bpmn', 'utf8')
const checks = readFileSync('../../processes/channelChecks.dmn', 'utf8')
const rate = readFileSync('../../forms/rateDelivery.form', 'utf8')

describe('merging', () => {
  it('keeps what both changed in a process, and changes nothing else', async () => {
    const mine = measure.replace('name="Collect results"', 'name="Collect mine"')
    const theirs = measure.replace('name="Enter results"', 'name="Enter theirs"').replace('name="Measuring"', 'name="Theirs"')
    const { content, contested } = await merged('process', measure, mine, theirs, 'mine')
    expect(contested).toBe(0)
    const differences = processDifferences(await readProcess(measure), await readProcess(content))
    expect(differences.map(({ name, changes, properties }) => [name, changes, properties.length])).toEqual([
      ['Theirs', ['changed'], 1],
      ['Collect mine', ['changed'], 1],
      ['Enter theirs', ['changed'], 1],
    ])
  })

  it('lets one win where both changed the same', async () => {
    const mine = measure.replace('name="Collect results"', 'name="Mine"')
    const theirs = measure.replace('name="Collect results"', 'name="Theirs"')
    const own = await merged('process', measure, mine, theirs, 'mine')
    const other = await merged('process', measure, mine, theirs, 'theirs')
    expect([own.contested, other.contested]).toEqual([1, 1])
    expect(own.content).toContain('name="Mine"')
    expect(own.content).not.toContain('name="Theirs"')
    expect(other.content).toContain('name="Theirs"')
  })

  it('takes rules that both added at the same place', async () => {
    const rule = (id: string) => `<rule id="${id}">${'<inputEntry><text>-</text></inputEntry>'.repeat(3)}${'<outputEntry><text>"x"</text></outputEntry>'.repeat(3)}</rule></decisionTable>`
    const { content, contested } = await merged('decision', checks, checks.replace('</decisionTable>', rule('Mine')), checks.replace('</decisionTable>', rule('Theirs')), 'mine')
    const [table] = decisionDifferences(await readDecision(checks), await readDecision(content))
    expect(contested).toBe(0)
    expect(table!.rows.filter(({ changes }) => changes.length > 0).map(({ id }) => id)).toEqual(['Theirs', 'Mine'])
  })

  it('takes fields that both added at the end of a form', async () => {
    const withField = (id: string) => {
      const form = JSON.parse(rate) as Required<FormFile>
      form.components.push({ type: 'textfield', id, key: id, label: id })
      return JSON.stringify(form)
    }
    const { content } = await merged('form', rate, withField('Mine'), withField('Theirs'), 'mine')
    const differences = formDifferences(JSON.parse(rate) as FormFile, JSON.parse(content) as FormFile)
    expect(differences.filter(({ changes }) => changes.length > 0).map(({ id }) => id)).toEqual(['Theirs', 'Mine'])
  })

  it('lets one win where both added what there can be only one of', async () => {
    const listener = (type: string) =>
      measure.replace(
        /(<bpmn:endEvent id="[^"]*"(?: name="[^"]*")?>)/,
        `$1<bpmn:extensionElements><zeebe:executionListeners><zeebe:executionListener eventType="end" type="${type}" /></zeebe:executionListeners></bpmn:extensionElements>`,
      )
    expect(listener('mine')).not.toBe(measure)
    const process = await merged('process', measure, listener('mine'), listener('theirs'), 'theirs')
    expect(process.contested).toBe(1)
    expect(process.content).toContain('type="theirs"')
    expect(process.content).not.toContain('type="mine"')

    const described = (description: string) => rate.replace('"id": "Field_comment_1",', `"id": "Field_comment_1", "description": "${description}",`)
    const form = await merged('form', rate, described('Mine'), described('Theirs'), 'theirs')
    expect(form.contested).toBe(1)
    expect(form.content).toContain('"Theirs"')
  })

  it('refuses what would not hold together', async () => {
    const added = measure.replace('</bpmn:process>', '<bpmn:task id="Task_Same" name="A" /></bpmn:process>')
    const again = measure.replace('</bpmn:process>', '<bpmn:task id="Task_Same" name="B" /></bpmn:process>')
    await expect(merged('process', measure, added, again, 'mine')).rejects.toThrow('Task_Same')
  })
})
