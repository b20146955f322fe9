import { QueryObserver } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import { keys } from './keys'
import { pauseBefore, queryClient } from './queryClient'
import { ProblemError } from './request'

const refused = (status: number, retryAfter?: number) =>
  new ProblemError({ name: 'any', status, title: '', detail: '', action: '', errors: [], retryAfter })

describe('reading again', () => {
  it('waits for as long as the portal says when that is short', () => {
    expect(pauseBefore(0, refused(429, 3))).toBe(3_000)
    expect(pauseBefore(1, refused(503, 1))).toBe(2_000)
  })

  it('leaves a long wait to the person', () => {
    expect(pauseBefore(0, refused(429, 60))).toBeNull()
  })

  it('tries twice what may pass by itself, and nothing that stays refused', () => {
    expect(pauseBefore(0, refused(503))).toBe(1_000)
    expect(pauseBefore(0, refused(0))).toBe(1_000)
    expect(pauseBefore(2, refused(503))).toBeNull()
    expect(pauseBefore(0, refused(404))).toBeNull()
  })
})

describe('what was known', () => {
  const readAgain = async (queryKey: readonly unknown[], status: number) => {
    let answer = () => Promise.resolve('known')
    const observer = new QueryObserver(queryClient, { queryKey, queryFn: () => answer(), retry: false })
    const leave = observer.subscribe(() => undefined)
    await observer.refetch()
    answer = () => Promise.reject(refused(status))
    const { data, isError } = await observer.refetch()
    leave()
    return { data, isError }
  }

  it('is forgotten when it is not there for me any more', async () => {
    expect(await readAgain(keys.requests.detail('MR-1'), 404)).toEqual({ data: undefined, isError: true })
    expect(await readAgain(keys.tasks.detail('1'), 404)).toEqual({ data: undefined, isError: true })
  })

  it('stays while the portal has trouble, and what I write stays', async () => {
    expect(await readAgain(keys.requests.detail('MR-2'), 503)).toEqual({ data: 'known', isError: true })
    expect(await readAgain(keys.drafts.detail('1'), 404)).toEqual({ data: 'known', isError: true })
  })
})
