import { Catalog, Download, Email } from '@carbon/icons-react'
import { Button } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { api } from '../api/api'
import type { Figures, KpiEntry } from '../api/dashboards'
import { useMoments } from '../common/useMoments'
import { useTitle } from '../common/useTitle'
import { useSession } from '../session/session'
import { seesFigures } from '../shell/entries'
import { ViewBar } from '../views/ViewBar'
import { EmptyState } from '../common/States'
import { AgeingSection } from './AgeingSection'
import { behind } from './behind'
import { BottleneckSection } from './BottleneckSection'
import { DashboardFilters } from './DashboardFilters'
import { FigureTile } from './FigureTile'
import { FlowSection } from './FlowSection'
import { ForecastSection } from './ForecastSection'
import { LiveTiles } from './LiveTiles'
import { Section } from './Section'
import { ShownFigure } from './ShownFigure'
import { SlaSection } from './SlaSection'
import { type DashboardView, useDashboardView } from './useDashboardView'
import { useCatalogue, useFigures } from './useFigures'
import { useNextDay } from './useNextDay'
import { WaitSection } from './WaitSection'

/** Figures of the desk for managers and analysts: as tiles, in full, and by where the time goes. */
export function DashboardPage() {
  const { t } = useTranslation()
  const { person } = useSession()
  useTitle(t('nav.dashboard'))
  return seesFigures(person) ? <Dashboard /> : <EmptyState title={t('dashboard.forbidden')} />
}

function Dashboard() {
  const { t } = useTranslation()
  const dashboard = useDashboardView()
  const { view, query } = dashboard
  const figures = useFigures(query, view.ready)
  const catalogue = useCatalogue()
  useNextDay(dashboard.length === null || figures.isPlaceholderData ? undefined : figures.data?.period)

  return (
    <div className="page figures">
      <header className="page__head">
        <h1>{t('nav.dashboard')}</h1>
        <div className="page__actions">
          <Button as={Link} kind="ghost" size="md" renderIcon={Catalog} to="/dashboard/catalogue">
            {t('catalogue.title')}
          </Button>
          <Button as={Link} kind="ghost" size="md" renderIcon={Email} to="/dashboard/reports">
            {t('reports.title')}
          </Button>
          {(['csv', 'xlsx'] as const).map((format) => (
            <Button key={format} as="a" kind="ghost" size="md" renderIcon={Download} href={api.figuresFile(query, format)} download>
              {t(`dashboard.${format}`)}
            </Button>
          ))}
        </div>
      </header>
      <ViewBar view={view} />
      <DashboardFilters dashboard={dashboard} period={figures.isPlaceholderData ? undefined : figures.data?.period} />
      <Section title={t('dashboard.figures')} query={figures} wide>
        {(data) =>
          data.items.every(({ now, before }) => now.n === 0 && before.n === 0) ? (
            <EmptyState title={t('dashboard.empty')}>
              <p>{t('dashboard.emptyHint')}</p>
            </EmptyState>
          ) : (
            <Tiles dashboard={dashboard} figures={data} catalogue={catalogue.data ?? []} />
          )
        }
      </Section>
      <LiveTiles query={query} wanted={view.ready} catalogue={catalogue.data ?? []} />
      <SlaSection query={query} wanted={view.ready} />
      <WaitSection query={query} wanted={view.ready} />
      <FlowSection query={query} wanted={view.ready} />
      <AgeingSection query={query} wanted={view.ready} />
      <BottleneckSection query={query} wanted={view.ready} />
      <ForecastSection query={query} wanted={view.ready} />
    </div>
  )
}

function Tiles({ dashboard, figures, catalogue }: { dashboard: DashboardView; figures: Figures; catalogue: KpiEntry[] }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const [parameters] = useSearchParams()
  const chosen = dashboard.view.values.kpi
  const shown = figures.items.find(({ kpi }) => kpi === chosen) ?? figures.items[0]
  const definition = catalogue.find(({ id }) => id === shown?.kpi)
  const more = (kpi: string) => {
    const after = new URLSearchParams(parameters)
    after.set('kpi', kpi)
    return `?${after}#figure`
  }
  return (
    <>
      <p className="figures__period">
        {t('dashboard.compared', {
          from: moments.date(figures.period.from),
          to: moments.date(figures.period.to),
          beforeFrom: moments.date(figures.before.from),
          beforeTo: moments.date(figures.before.to),
          zone: figures.period.timeZone,
        })}
      </p>
      <ul className="tiles">
        {figures.items.map((figure) => {
          const definition = catalogue.find(({ id }) => id === figure.kpi)
          return (
            definition && (
              <FigureTile
                key={figure.kpi}
                figure={figure}
                definition={definition}
                behind={behind(dashboard.query, figure.kpi, figure.part)}
                more={more(figure.kpi)}
                shown={figure === shown}
              />
            )
          )
        })}
      </ul>
      {shown && definition && <ShownFigure query={dashboard.query} figures={figures} figure={shown} definition={definition} />}
    </>
  )
}
