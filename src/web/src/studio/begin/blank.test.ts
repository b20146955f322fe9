import { describe, expect, it } from 'vitest'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { check } from '../../../../lint/lib/check.js'
import { blank, idOf, isId } from './blank'

const contract = JSON.parse(readFileSync(join(import.meta.dirname, '../../../../core/target/process-contract.json'), 'utf8')) as unknown

describe('a model that begins', () => {
  it.each(['process', 'decision', 'form'] as const)('is a %s in which the rules find no error', async (kind) => {
    const id = idOf(kind, 'Off & <on>')
    const content = blank(kind, id, 'Off & <on> "1"')
    const found = await check({ contract, models: [{ kind, id, content }], changed: [{ kind, id }] })
    expect(found).toEqual([])
  })

  it('has an id that its name makes', () => {
    expect(idOf('process', 'Żegnanie dostawców – 2 kroki')).toBe('ZegnanieDostawcow2Kroki')
    expect(idOf('form', 'Rate the vendor')).toBe('rateTheVendor')
    expect(idOf('decision', '3 rates')).toBe('rates')
    expect(idOf('process', '供应商')).toBe('')
    expect(isId(idOf('process', '供应商'))).toBe(false)
    expect(['a b', '1a', '../x', ''].some(isId)).toBe(false)
  })
})
