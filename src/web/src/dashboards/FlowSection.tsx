import { useTranslation } from 'react-i18next'
import { api } from '../api/api'
import type { DashboardQuery, Flow } from '../api/dashboards'
import { Chart } from '../charts/Chart'
import { useMoments } from '../common/useMoments'
import { Section } from './Section'
import { usePart } from './useFigures'
import { useFigureWords } from './useFigureWords'

/** What came in, where it was at the end of each day, and what went out. */
export function FlowSection({ query, wanted }: { query: DashboardQuery; wanted: boolean }) {
  const { t } = useTranslation()
  const flow = usePart('flow', api.flow, query, wanted)
  return (
    <Section title={t('flow.title')} query={flow} wide>
      {(data) => <Flowing data={data} />}
    </Section>
  )
}

function Flowing({ data }: { data: Flow }) {
  const { t } = useTranslation()
  const said = useFigureWords()
  const moments = useMoments()
  const { stages, days, period } = data
  const last = days.at(-1)
  if (!last) return <p className="panel__line">{t('figure.nothing')}</p>
  const along = days.map(({ day }) => moments.span(`${day}T12:00:00Z`, 'day', 'UTC'))
  const write = (value: number) => moments.number(value)
  const sum = (of: (day: Flow['days'][number]) => number) => moments.number(days.reduce((total, day) => total + of(day), 0))
  const open = Object.values(last.inStage).reduce((total, n) => total + n, 0)
  const span = { from: moments.date(period.from), to: moments.date(period.to) }
  return (
    <div className="figures__pair">
      <Chart
        title={t('flow.cumulative')}
        kind="area"
        summary={t('flow.inWork', { ...span, n: moments.number(open) })}
        numbers={{
          axis: t('grain.day'),
          along,
          // What is furthest lies below: what moves on sinks.
          series: [...stages].reverse().map((stage) => ({ name: said.part('stage', stage), values: days.map((day) => day.inStage[stage] ?? 0) })),
          write,
        }}
      />
      <Chart
        title={t('flow.throughput')}
        kind="line"
        summary={t('flow.moved', { ...span, submitted: sum((day) => day.submitted), ended: sum((day) => day.ended), delivered: sum((day) => day.delivered) })}
        numbers={{
          axis: t('grain.day'),
          along,
          series: [
            { name: t('flow.submitted'), values: days.map((day) => day.submitted) },
            { name: t('flow.ended'), values: days.map((day) => day.ended) },
            { name: t('flow.delivered'), values: days.map((day) => day.delivered) },
          ],
          write,
        }}
      />
    </div>
  )
}
