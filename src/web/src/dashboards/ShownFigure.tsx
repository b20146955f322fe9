import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../api/api'
import type { DashboardQuery, Distribution, Figure, Figures, KpiEntry } from '../api/dashboards'
import { ProblemError } from '../api/request'
import { Chart } from '../charts/Chart'
import { useMoments } from '../common/useMoments'
import { ErrorState } from '../common/States'
import { behind } from './behind'
import { LEAST } from './figure'
import { FigureTable } from './FigureTable'
import { kpiWords } from './kpiWords'
import { TrendChart } from './TrendChart'
import { useFigures, usePart } from './useFigures'
import { useFigureWords } from './useFigureWords'

interface Props {
  query: DashboardQuery
  figures: Figures
  figure: Figure
  definition: KpiEntry
}

/** One figure in full: its trend, how its values are spread, and what it is made of. */
export function ShownFigure({ query, figures, figure, definition }: Props) {
  const spread = usePart('distribution', api.distribution, { ...query, kpi: figure.kpi, part: figure.part ?? undefined })
  return (
    <div id="figure" className="figures__shown panel--anchor">
      <TrendChart figure={figure} figures={figures} />
      {spread.data && spread.data.kpi === figure.kpi && <Spread distribution={spread.data} query={query} />}
      {!spread.data && spread.error instanceof ProblemError && (
        <ErrorState problem={spread.error.problem} again={() => void spread.refetch()} />
      )}
      {definition.part && <Parts query={query} definition={definition} />}
    </div>
  )
}

function Spread({ distribution, query }: { distribution: Distribution; query: DashboardQuery }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const { bins, kpi, part, unit, summary } = distribution
  const write = (value: number | null) => (value === null ? '' : moments.figure(value, unit))
  if (unit === 'share' || bins.length === 0) return null
  return (
    <Chart
      title={t('spread.title', { name: kpiWords(t, kpi).name })}
      kind="bars"
      summary={
        summary.n < LEAST
          ? t('spread.tooLittle', { n: moments.number(summary.n) })
          : t('spread.summary', { n: moments.number(summary.n), half: write(summary.p50), most: write(summary.p95), greatest: write(summary.most) })
      }
      numbers={{
        axis: t('spread.values'),
        along: bins.map(({ from, to }) => t('heat.range', { from: write(from), to: write(to) })),
        series: [{ name: t('spread.number'), values: bins.map(({ n }) => n) }],
        write: (value) => moments.number(value),
        linkTo: (bin) => `${behind(query, kpi, part)}&above=${bins[bin]!.from}&upTo=${bins[bin]!.to}`,
      }}
    />
  )
}

function Parts({ query, definition }: { query: DashboardQuery; definition: KpiEntry }) {
  const { t } = useTranslation()
  const words = useFigureWords()
  const figures = useFigures({ ...query, kpi: definition.id, byPart: true })
  const items = (figures.data?.items ?? []).filter(({ kpi, part }) => kpi === definition.id && part !== null)
  if (items.length === 0) return null
  const { unit } = definition
  const title = t('parts.title', { name: kpiWords(t, definition.id).name })
  const told = (figure: Figure, value: number | null) => (figure.now.n < LEAST ? t('figure.tooLittle') : words.figure(value, unit))
  return (
    <div className="figures__parts">
      <h3>{title}</h3>
      <FigureTable
        title={title}
        head={[t(`partKind.${definition.part}`), t('parts.n'), t('trend.mean'), t('trend.half'), t('trend.most'), t('parts.change')]}
        rows={items.map((figure) => ({
          key: figure.part!,
          cells: [
            words.part(definition.part, figure.part!),
            <Link key="n" to={behind(query, definition.id, figure.part)}>
              {words.count(figure.now.n)}
            </Link>,
            told(figure, figure.now.mean),
            told(figure, figure.now.p50),
            told(figure, figure.now.p95),
            words.difference(figure.difference, figure.direction, unit),
          ],
        }))}
      />
    </div>
  )
}
