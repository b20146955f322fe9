import { expect, it } from 'vitest'
import { traceparent } from './traceparent'

it('begins another trace with each call', () => {
  expect(traceparent()).toMatch(/^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-01$/)
  expect(traceparent()).not.toBe(traceparent())
})
