import { expect, it } from 'vitest'
import { Moments } from '../i18n/moments'
import { briefSections } from './briefLines'
import type { FormSchema } from './schema'

it('names dates and times by their own labels', () => {
  const schema = {
    components: [
      { id: 'D', type: 'datetime', subtype: 'date', key: 'eventDate', dateLabel: 'Date' },
      { id: 'T', type: 'datetime', subtype: 'time', key: 'eventTime', timeLabel: 'Begins at' },
    ],
  } as FormSchema
  const words = { moments: new Moments('en-GB', 'UTC'), yes: 'Yes', no: 'No', list: (items: string[]) => items.join(', ') }
  const lines = briefSections(schema, { eventDate: '2028-05-18', eventTime: '09:30' }, words).flatMap((section) => section.lines)
  expect(lines.map(({ label }) => label)).toEqual(['Date', 'Begins at'])
})
