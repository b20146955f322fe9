import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { decisionDifferences } from './decisionDifferences'
import { readDecision } from './reading'

const own = readFileSync('../../processes/channelChecks.dmn', 'utf8')
const rule = /<rule id="Rule_channelChecks_2">[\s\S]*?<\/rule>\s*/

async function changed(change: (text: string) => string) {
  const other = change(own)
  expect(other).not.toBe(own)
  return decisionDifferences(await readDecision(own), await readDecision(other))
}

describe('differences of decisions', () => {
  it('are none where it is only written differently', async () => {
    expect(await changed((text) => `${text}\n`)).toEqual([])
  })

  it('go cell by cell', async () => {
    const [table, ...others] = await changed((text) => text.replace('"Test mail looked at in three mail programs"', '"Test mail looked at"'))
    expect(others).toEqual([])
    expect(table).toMatchObject({ id: 'channelChecks', changes: ['changed'], properties: [] })
    const rows = table!.rows.filter(({ changes }) => changes.length > 0)
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ id: 'Rule_channelChecks_1', before: 1, after: 1, changes: ['changed'] })
    expect(rows[0]!.cells.filter(({ before, after }) => before !== after)).toEqual([
      { before: '"Test mail looked at in three mail programs"', after: '"Test mail looked at"' },
    ])
  })

  it('tell rules that are new, gone and moved', async () => {
    const gone = (await changed((text) => text.replace(rule, '')))[0]!
    expect(gone.rows.filter(({ changes }) => changes.length > 0)).toMatchObject([{ id: 'Rule_channelChecks_2', before: 2, after: null, changes: ['removed'] }])
    expect(gone.rows[1]!.id).toBe('Rule_channelChecks_2')

    const moved = (await changed((text) => text.replace(rule, '').replace('</decisionTable>', `${rule.exec(text)![0]}</decisionTable>`)))[0]!
    expect(moved.rows.filter(({ changes }) => changes.length > 0)).toMatchObject([{ id: 'Rule_channelChecks_2', before: 2, after: 17, changes: ['moved'] }])
  })

  it('mark a new column at its head, not in each rule', async () => {
    const table = (
      await changed((text) =>
        text
          .replace('<output id="Output_channelChecks_1"', '<input id="Input_new" label="New"><inputExpression id="e"><text>region</text></inputExpression></input>$&')
          .replaceAll(/(<\/inputEntry>\s*)(<outputEntry)/g, '$1<inputEntry><text>"emea"</text></inputEntry>$2'),
      )
    )[0]!
    expect(table.columns.filter(({ changes }) => changes.length > 0)).toMatchObject([{ label: 'New', changes: ['added'] }])
    expect(table.rows.every(({ changes }) => changes.length === 0)).toBe(true)
    expect(table.rows[0]!.cells[3]).toEqual({ before: null, after: '"emea"' })
  })

  it('name other properties, such as the hit policy', async () => {
    const [table] = await changed((text) => text.replace('hitPolicy="COLLECT"', 'hitPolicy="FIRST"'))
    expect(table!.properties).toMatchObject([{ before: 'COLLECT', after: 'FIRST' }])
  })
})
