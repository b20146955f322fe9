import { ArrowLeft, Edit } from '@carbon/icons-react'
import { Button } from '@carbon/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { KpiEntry } from '../api/dashboards'
import { EmptyState } from '../common/States'
import { useMoments } from '../common/useMoments'
import { useTitle } from '../common/useTitle'
import { Meaning } from '../dashboards/Definition'
import { kpiWords } from '../dashboards/kpiWords'
import { Section } from '../dashboards/Section'
import { useCatalogue } from '../dashboards/useFigures'
import { useSession } from '../session/session'
import { seesFigures } from '../shell/entries'
import { RatePanel } from './RatePanel'
import { TargetDialog } from './TargetDialog'
import { TargetVersions } from './TargetVersions'
import { useNames } from './useNames'

/** All figures: what they mean, what is aimed at, and what an hour of work costs. */
export function CataloguePage() {
  const { t } = useTranslation()
  const { person } = useSession()
  useTitle(t('catalogue.title'))
  return seesFigures(person) ? <Catalogue /> : <EmptyState title={t('dashboard.forbidden')} />
}

function Catalogue() {
  const { t } = useTranslation()
  const catalogue = useCatalogue()
  const [changing, setChanging] = useState<string>()
  const changed = catalogue.data?.find(({ id }) => id === changing)
  return (
    <div className="page figures">
      <p className="page__back">
        <Link className="back" to="/dashboard">
          <ArrowLeft aria-hidden />
          {t('behind.back')}
        </Link>
      </p>
      <header className="page__head">
        <h1>{t('catalogue.title')}</h1>
      </header>
      <Section title={t('dashboard.figures')} query={catalogue} wide>
        {(data) => (
          <ul className="kpis">
            {data.map((definition) => (
              <Kpi key={definition.id} definition={definition} change={() => setChanging(definition.id)} />
            ))}
          </ul>
        )}
      </Section>
      <RatePanel />
      {changed && <TargetDialog definition={changed} close={() => setChanging(undefined)} />}
    </div>
  )
}

function Kpi({ definition, change }: { definition: KpiEntry; change: () => void }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const name = useNames()
  const { id, target, targetVersion, direction, unit, mayChange } = definition
  const said = kpiWords(t, id).name
  return (
    <li id={id} className="kpis__one panel--anchor">
      <div className="kpis__head">
        <h3>{said}</h3>
        {mayChange && (
          <Button kind="ghost" size="md" renderIcon={Edit} aria-label={t('target.dialog', { name: said })} onClick={change}>
            {t('target.change')}
          </Button>
        )}
      </div>
      <p className="kpis__target">
        {target
          ? t('target.since', { aim: t(`aim.${direction}`, { value: moments.figure(target.value!, unit) }), date: moments.date(target.effectiveFrom) })
          : t('target.none')}
        {target?.author && (
          <>
            {' · '}
            <bdi>{name(target.author)}</bdi>
          </>
        )}
      </p>
      <div className="meaning">
        <Meaning definition={definition} />
      </div>
      {targetVersion > 0 && <Earlier definition={definition} />}
    </li>
  )
}

/** Earlier targets are read when somebody asks for them. */
function Earlier({ definition }: { definition: KpiEntry }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <details className="meaning" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('target.versions')}</summary>
      {open && <TargetVersions definition={definition} />}
    </details>
  )
}
