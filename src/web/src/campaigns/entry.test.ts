import { describe, expect, it } from 'vitest'
import { asEntry, closing, fieldsOf, idOf } from './entry'

describe('the id that a campaign is given', () => {
  it('is its name in small letters, digits and hyphens', () => {
    expect(idOf('Spring 2027: Größe & Łódź')).toBe('spring-2027-grosse-lodz')
  })

  it('is empty when the name has no Latin letters', () => {
    expect(idOf('春季活动')).toBe('')
  })

  it('ends with no hyphen when the name is cut', () => {
    expect(idOf(`${'a'.repeat(59)} b`)).toBe('a'.repeat(59))
  })
})

describe('what is sent of a campaign', () => {
  const campaign = {
    id: 'spring',
    name: 'Spring',
    owner: { username: 'ann', name: 'Ann' },
    from: '2027-03-01',
    until: null,
    description: 'Everything',
    closedAt: null,
    requests: 2,
    version: 3,
    mayChange: true,
  }

  it('is all of it when it is closed', () => {
    expect(closing(campaign, true)).toEqual({
      name: 'Spring',
      owner: 'ann',
      from: '2027-03-01',
      until: null,
      description: 'Everything',
      closed: true,
    })
  })

  it('leaves out what is empty', () => {
    expect(asEntry({ ...fieldsOf(null, 'ann', '2027-01-01'), from: '' }, false)).toMatchObject({ from: null, until: null, owner: 'ann' })
  })
})
