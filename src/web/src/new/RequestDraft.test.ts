import { describe, expect, it } from 'vitest'
import type { Result } from '../api/request'
import type { Draft, Entered } from '../api/intake'
import { RequestDraft } from './RequestDraft'

const draft = (version: number, title: string): Draft => ({
  id: 'any',
  type: 'other',
  title,
  version,
  brief: { title },
  campaign: null,
  confidential: false,
  updatedAt: '2026-11-23T08:00:00Z',
})
const refusal = (name: string, current?: Draft): Result<Draft> => ({
  ok: false,
  problem: { name, status: 409, title: '', detail: '', action: '', errors: [], current },
})

/** A server that takes everything, unless it is told what to answer next. */
function desk(id?: string, ...answers: Result<Draft>[]) {
  const arrived: string[] = []
  let ids = 0
  const answer = (call: string, version: number, { title }: Entered) => {
    arrived.push(`${call} ${title}`)
    return Promise.resolve(answers.shift() ?? { ok: true as const, value: draft(version + 1, title) })
  }
  const request = new RequestDraft(
    'other',
    {
      beginDraft: (to, entered) => answer(`begin ${to}`, 0, entered),
      saveDraft: (to, version, entered) => answer(`save ${to} from ${version}`, version, entered),
    },
    () => `new-${++ids}`,
    id,
  )
  return { request, arrived }
}

describe('the draft of a request', () => {
  it('is begun by the first save', async () => {
    const { request, arrived } = desk()
    expect(request.savedId()).toBeUndefined()
    await request.save({ title: ' Spring ' }, 0, false)
    await request.save({ title: 'Summer' }, 1, false)
    expect(arrived).toEqual(['begin new-1 Spring', 'save new-1 from 1 Summer'])
    expect(request.savedId()).toBe('new-1')
  })

  it('is begun by the next save when the first did not arrive', async () => {
    const { request, arrived } = desk(undefined, refusal('offline'))
    await request.save({ title: 'Spring' }, 0, false)
    expect(request.savedId()).toBeUndefined()
    await request.save({ title: 'Spring' }, 0, false)
    expect(arrived).toEqual(['begin new-1 Spring', 'begin new-1 Spring'])
  })

  it('is begun anew when it was thrown away elsewhere', async () => {
    const { request, arrived } = desk('old', refusal('not-found'))
    expect(await request.save({ title: 'Spring' }, 4, false)).toMatchObject({ ok: true, value: { version: 1 } })
    expect(arrived).toEqual(['save old from 4 Spring', 'begin new-1 Spring'])
    expect(request.savedId()).toBe('new-1')
  })

  it('gives what another device saved as values of the form', async () => {
    const { request } = desk('old', refusal('changed-elsewhere', draft(5, 'Theirs')))
    expect(await request.save({ title: 'Mine' }, 4, false)).toMatchObject({
      ok: false,
      problem: { name: 'changed-elsewhere', current: { version: 5, values: { title: 'Theirs' } } },
    })
  })
})
