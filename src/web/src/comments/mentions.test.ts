import { describe, expect, it } from 'vitest'
import { addressed, begun, meant, pieces } from './mentions'

const people = [
  { username: 'approver', displayName: 'Alex Approver' },
  { username: 'mei.tanaka', displayName: 'Mei Tanaka' },
  { username: 'david.cohen', displayName: 'David Cohen' },
]

describe('mentions', () => {
  it('begin with an @ that is not within a word or an address', () => {
    expect(begun('ask @me', 7)).toEqual({ at: 4, name: 'me' })
    expect(begun('@', 1)).toEqual({ at: 0, name: '' })
    expect(begun('info@me', 7)).toBeNull()
    expect(begun('@mei.tanaka thanks', 18)).toBeNull()
  })

  it('offer people by any of their names', () => {
    expect(meant(people, 'tan').map(({ username }) => username)).toEqual(['mei.tanaka'])
    expect(meant(people, 'A').map(({ username }) => username)).toEqual(['approver'])
    expect(meant(people, '')).toHaveLength(3)
  })

  it('put the person in place of what was begun', () => {
    const text = 'Hello @me, please look'
    expect(addressed(text, 9, begun(text, 9)!, 'mei.tanaka')).toEqual({
      text: 'Hello @mei.tanaka , please look',
      caret: 18,
    })
  })

  it('are told from names that reached nobody', () => {
    expect(pieces('@Mei.Tanaka and @nobody: a@mei.tanaka', ['mei.tanaka'])).toEqual([
      { mention: 'mei.tanaka' },
      { text: ' and @nobody: a@mei.tanaka' },
    ])
    expect(pieces('<script>alert(1)</script>', [])).toEqual([{ text: '<script>alert(1)</script>' }])
  })
})
