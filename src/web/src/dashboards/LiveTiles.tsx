import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../api/api'
import type { DashboardQuery, KpiEntry } from '../api/dashboards'
import { useMoments } from '../common/useMoments'
import { useSession } from '../session/session'
import { leads } from '../shell/entries'
import { share } from '../team/load'
import { useTeamLoad } from '../team/useTeam'
import { openRequests } from './behind'
import { Definition } from './Definition'
import { kpiWords } from './kpiWords'
import { Section } from './Section'
import { usePart } from './useFigures'
import { useFigureWords } from './useFigureWords'

interface Props {
  query: DashboardQuery
  wanted: boolean
  catalogue: KpiEntry[]
}

/** How it stands at this moment: what is open, how old it is, and how full people's days are. */
export function LiveTiles({ query, wanted, catalogue }: Props) {
  const { t } = useTranslation()
  const { person } = useSession()
  const said = useFigureWords()
  const moments = useMoments()
  const ageing = usePart('ageing', api.ageing, query, wanted)
  // People work for all kinds of requests: their days are not full of one.
  const filtered = [query.type, query.team, query.channel, query.priority].some(Boolean)
  return (
    <Section title={t('live.title')} query={ageing} wide>
      {({ n, medianDays, oldestDays, stages }) => (
        <ul className="tiles">
          <Tile definition={catalogue.find(({ id }) => id === 'work-in-progress')} value={moments.number(n)} to={openRequests(query)}>
            {stages
              .filter((stage) => stage.n > 0)
              .map((stage) => t('live.inStage', { stage: said.part('stage', stage.stage), n: moments.number(stage.n) }))
              .join(' · ')}
          </Tile>
          <Tile
            definition={catalogue.find(({ id }) => id === 'backlog-age-days')}
            value={medianDays === null ? null : moments.figure(medianDays, 'days')}
            to={openRequests(query)}
          >
            {oldestDays !== null && t('live.oldest', { days: moments.figure(oldestDays, 'days') })}
          </Tile>
          {leads(person) && !filtered && <LoadTile definition={catalogue.find(({ id }) => id === 'load')} />}
        </ul>
      )}
    </Section>
  )
}

/** For those who may see what people have to do. */
function LoadTile({ definition }: { definition: KpiEntry | undefined }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const items = useTeamLoad(undefined).data?.items ?? []
  const hours = items.reduce((sum, one) => sum + one.hours, 0)
  const capacityHours = items.reduce((sum, one) => sum + one.capacityHours, 0)
  const full = share({ hours, capacityHours })
  return (
    <Tile
      definition={definition}
      value={full === null ? null : moments.figure(full, 'share')}
      to="/team?view=load"
    >
      {t('live.load', { hours: moments.figure(hours, 'hours'), capacity: moments.figure(capacityHours, 'hours'), n: moments.number(items.length) })}
    </Tile>
  )
}

interface TileProps {
  definition: KpiEntry | undefined
  /** Null when there is nothing to tell of. */
  value: string | null
  /** What the number is made of. */
  to: string
  children: ReactNode
}

function Tile({ definition, value, to, children }: TileProps) {
  const { t } = useTranslation()
  const moments = useMoments()
  const id = useId()
  if (!definition) return null
  const { target, direction, unit } = definition
  return (
    <li className="tile" data-kpi={definition.id} aria-labelledby={id}>
      <h3 id={id} className="tile__name">
        {kpiWords(t, definition.id).name}
      </h3>
      <p className="tile__value">
        {value === null ? (
          <span className="tile__none">{t('figure.nothing')}</span>
        ) : (
          <Link to={to} aria-describedby={id}>
            {value}
          </Link>
        )}
      </p>
      <p className="tile__n">{children}</p>
      {target && target.value !== null && (
        <p className="tile__target">{t(`aim.${direction}`, { value: moments.figure(target.value, unit) })}</p>
      )}
      <Definition definition={definition} />
    </li>
  )
}
