import { Add, TrashCan } from '@carbon/icons-react'
import { Button, TextInput } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import type { Closure } from '../api/calendars'
import type { Problem } from '../api/request'
import { useMoments } from '../common/useMoments'
import { refused } from './entry'

interface Props {
  closures: Closure[]
  problem: Problem | null
  change: (closures: Closure[]) => void
}

/** Days on which the desk is closed beside public holidays: one day, or a period. */
export function ClosureFields({ closures, problem, change }: Props) {
  const { t } = useTranslation()
  const moments = useMoments()
  const replace = (at: number, part: Partial<Closure>) =>
    change(closures.map((one, index) => (index === at ? { ...one, ...part } : one)))
  /** One day is entered once: the last day follows the first until it is changed. */
  const begin = (at: number, from: string) => {
    const { from: was, until } = closures[at]!
    replace(at, { from, until: until === '' || until === was ? from : until })
  }
  return (
    <section className="panel" aria-labelledby="calendar-closures">
      <h2 id="calendar-closures" className="panel__title">
        {t('calendars.closures')}
      </h2>
      <p className="panel__line">{t('calendars.closuresHint')}</p>
      {closures.map((one, index) => {
        const wrong = (field: string) => refused(problem, `closures[${index}].${field}`)
        return (
          <div key={index} className="calendar__closure" role="group" aria-label={one.name || t('calendars.closure', { n: moments.number(index + 1) })}>
            <TextInput
              id={`closure-${index}-name`}
              size="md"
              labelText={t('calendars.closureName')}
              maxLength={80}
              dir="auto"
              invalid={wrong('name')}
              invalidText={t('calendars.nameWrong')}
              value={one.name}
              onChange={(event) => replace(index, { name: event.target.value })}
            />
            <TextInput
              id={`closure-${index}-from`}
              type="date"
              size="md"
              labelText={t('away.from')}
              invalid={wrong('from')}
              invalidText={t('calendars.dayWrong')}
              value={one.from}
              onChange={(event) => begin(index, event.target.value)}
            />
            <TextInput
              id={`closure-${index}-until`}
              type="date"
              size="md"
              labelText={t('away.last')}
              min={one.from}
              invalid={wrong('until')}
              invalidText={t('calendars.untilWrong')}
              value={one.until}
              onChange={(event) => replace(index, { until: event.target.value })}
            />
            <Button
              kind="ghost"
              size="md"
              hasIconOnly
              renderIcon={TrashCan}
              iconDescription={t('calendars.removeClosure', { name: one.name || moments.number(index + 1) })}
              onClick={() => change(closures.filter((_, at) => at !== index))}
            />
          </div>
        )
      })}
      {refused(problem, 'closures') && <p className="calendar__wrong">{t('calendars.closuresWrong')}</p>}
      <Button kind="ghost" size="md" renderIcon={Add} onClick={() => change([...closures, { from: '', until: '', name: '' }])}>
        {t('calendars.addClosure')}
      </Button>
    </section>
  )
}
