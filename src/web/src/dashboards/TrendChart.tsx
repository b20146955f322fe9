import { useTranslation } from 'react-i18next'
import type { Figure, Figures } from '../api/dashboards'
import { Chart } from '../charts/Chart'
import type { ChartNumbers } from '../charts/series'
import { useMoments } from '../common/useMoments'
import { kpiWords } from './kpiWords'

/** The trend of a figure: its mean, with half and nearly all of the values where these differ, against its aim. */
export function TrendChart({ figure, figures }: { figure: Figure; figures: Figures }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const { unit, trend, target } = figure
  const counts = figure.kpi === 'outcome'
  const spread = unit === 'hours' || unit === 'days'
  const numbers: ChartNumbers = {
    axis: t(`grain.${figures.grain}`),
    along: trend.map(({ at }) => moments.span(at, figures.grain, figures.period.timeZone)),
    series: counts
      ? [{ name: t('trend.number'), values: trend.map(({ n }) => n) }]
      : [
          { name: t('trend.mean'), values: trend.map(({ mean }) => mean) },
          ...(spread
            ? [
                { name: t('trend.half'), values: trend.map(({ p50 }) => p50) },
                { name: t('trend.most'), values: trend.map(({ p95 }) => p95) },
              ]
            : []),
        ],
    line: target ? { name: t('trend.target'), value: target.value } : undefined,
    write: (value) => moments.figure(value, unit),
    writeShort: (value) => moments.figure(value, unit, true),
  }
  const there = trend.filter(({ n }) => n > 0)
  return (
    <Chart
      title={t('trend.title', { name: kpiWords(t, figure.kpi).name })}
      kind={counts ? 'bars' : 'line'}
      numbers={numbers}
      summary={t('trend.summary', {
        from: moments.date(figures.period.from),
        to: moments.date(figures.period.to),
        spans: moments.number(trend.length),
        there: moments.number(there.length),
        n: moments.number(figure.now.n),
      })}
    />
  )
}
