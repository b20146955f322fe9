import { expect, it } from 'vitest'
import { refusalIn, withoutRefusal } from './refusal'

it('tells why a sign-in was refused, and leaves the rest of the address as it was', () => {
  const address = 'https://desk.example.org/tasks?scope=mine&refused=no-role#top'

  expect(refusalIn(address)).toBe('no-role')
  expect(withoutRefusal(address)).toBe('https://desk.example.org/tasks?scope=mine#top')
  expect(refusalIn(withoutRefusal(address))).toBeNull()
})
