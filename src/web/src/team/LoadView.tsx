import { Button, SkeletonText, Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@carbon/react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../api/request'
import type { Load, TeamLoad } from '../api/teams'
import { AwayMark } from '../common/AwayMark'
import { ErrorState } from '../common/States'
import { useNarrow } from '../common/useMedia'
import { useMoments } from '../common/useMoments'
import { useWords } from '../i18n/words'
import { EmptyList } from '../lists/EmptyList'
import { share } from './load'
import { useTeamLoad } from './useTeam'

const HoursDialog = lazy(async () => ({ default: (await import('./HoursDialog')).HoursDialog }))

/** Whose hours are being changed; nobody's are the usual ones. */
export type Whose = Load | 'usual'

/** Who has how much to do, against what the person can do; and from where each figure comes. */
export function LoadView({ team, clear }: { team: string | undefined; clear: () => void }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const narrow = useNarrow()
  const load = useTeamLoad(team)
  const [changing, setChanging] = useState<Whose | null>(null)
  if (load.isPending) {
    return (
      <div className="tasks__skeleton" role="status" aria-label={t('state.loading')}>
        <SkeletonText paragraph lineCount={8} />
      </div>
    )
  }
  if (!load.data) {
    return load.error instanceof ProblemError ? (
      <ErrorState problem={load.error.problem} again={() => void load.refetch()} />
    ) : null
  }
  const { data } = load
  if (data.items.length === 0) {
    return (
      <EmptyList filtered={team !== undefined} clear={clear} noMatch={t('team.nobody')} title={t('team.nobody')} hint={t('tasks.emptyHint')} />
    )
  }
  const Items = narrow ? LoadCards : LoadTable
  return (
    <>
      <div className="load__usual">
        <span>{t('load.usual', { hours: moments.number(data.usualHoursPerWeek) })}</span>
        {data.mayChange && (
          <Button kind="ghost" size="sm" onClick={() => setChanging('usual')}>
            {t('load.changeUsual')}
          </Button>
        )}
      </div>
      <Items load={data} change={setChanging} />
      <Sources load={data} />
      {changing && (
        <Suspense>
          <HoursDialog whose={changing} usual={data.usualHoursPerWeek} close={() => setChanging(null)} />
        </Suspense>
      )}
    </>
  )
}

interface ItemsProps {
  load: TeamLoad
  change: (whose: Whose) => void
}

function LoadTable({ load, change }: ItemsProps) {
  const { t } = useTranslation()
  return (
    <Table className="load" aria-label={t('teamView.load')}>
      <TableHead>
        <TableRow>
          <TableHeader>{t('load.person')}</TableHeader>
          <TableHeader>{t('load.tasks')}</TableHeader>
          <TableHeader>{t('load.deliverables')}</TableHeader>
          <TableHeader>{t('load.share')}</TableHeader>
          <TableHeader>{t('load.week')}</TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {load.items.map((one) => (
          <TableRow key={one.username} data-load={one.username}>
            <TableCell>
              <Who load={one} />
            </TableCell>
            <TableCell>
              <Tasks load={one} />
            </TableCell>
            <TableCell>
              <Deliverables load={one} />
            </TableCell>
            <TableCell>
              <Share load={one} />
            </TableCell>
            <TableCell>
              <Week load={one} mayChange={load.mayChange} change={() => change(one)} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

function LoadCards({ load, change }: ItemsProps) {
  const { t } = useTranslation()
  return (
    <ul className="cards" aria-label={t('teamView.load')}>
      {load.items.map((one) => (
        <li key={one.username} className="card" data-load={one.username}>
          <Who load={one} />
          <dl className="load__facts">
            <dt>{t('load.tasks')}</dt>
            <dd>
              <Tasks load={one} />
            </dd>
            <dt>{t('load.deliverables')}</dt>
            <dd>
              <Deliverables load={one} />
            </dd>
            <dt>{t('load.share')}</dt>
            <dd>
              <Share load={one} />
            </dd>
            <dt>{t('load.week')}</dt>
            <dd>
              <Week load={one} mayChange={load.mayChange} change={() => change(one)} />
            </dd>
          </dl>
        </li>
      ))}
    </ul>
  )
}

function Who({ load }: { load: Load }) {
  const words = useWords()
  return (
    <>
      <span className="load__name"><bdi>{load.displayName}</bdi></span>
      <span className="load__more">{words.group(load.team)}</span>
      <AwayMark away={load.away} />
    </>
  )
}

function Tasks({ load }: { load: Load }) {
  const { t } = useTranslation()
  const moments = useMoments()
  return (
    <>
      {moments.number(load.tasks)}
      {load.tasksWithoutEstimate > 0 && (
        <span className="load__more">{t('load.unknown', { n: moments.number(load.tasksWithoutEstimate) })}</span>
      )}
    </>
  )
}

function Deliverables({ load }: { load: Load }) {
  const { t } = useTranslation()
  const moments = useMoments()
  return (
    <>
      {moments.number(load.deliverables)}
      {load.deliverablesWithoutEstimate > 0 && (
        <span className="load__more">{t('load.unknown', { n: moments.number(load.deliverablesWithoutEstimate) })}</span>
      )}
    </>
  )
}

function Share({ load }: { load: Load }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const full = share(load)
  const over = full === null ? load.hours > 0 : full > 1
  return (
    <span className={over ? 'load__share load__share--over' : 'load__share'}>
      <span>
        {t('load.hoursOf', { hours: moments.number(load.hours), capacity: moments.number(load.capacityHours) })}
        {over && <strong> {t('load.over')}</strong>}
      </span>
      <span className="load__bar" aria-hidden>
        <span style={{ inlineSize: `${Math.min(1, full ?? (over ? 1 : 0)) * 100}%` }} />
      </span>
      {load.awayDays > 0 && (
        <span className="load__more">
          {t('load.away', { away: moments.number(load.awayDays), days: moments.number(load.workingDays) })}
        </span>
      )}
    </span>
  )
}

function Week({ load, mayChange, change }: { load: Load; mayChange: boolean; change: () => void }) {
  const { t } = useTranslation()
  const moments = useMoments()
  return (
    <span className="load__week">
      <span>
        {t('load.hours', { hours: moments.number(load.hoursPerWeek) })}
        {!load.own && <span className="load__more">{t('load.isUsual')}</span>}
      </span>
      {mayChange && (
        <Button kind="ghost" size="sm" aria-label={t('load.changeOne', { name: load.displayName })} onClick={change}>
          {t('away.change')}
        </Button>
      )}
    </span>
  )
}

/** From where each figure comes. */
function Sources({ load }: { load: TeamLoad }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const span = { from: moments.date(load.from), until: moments.date(load.until) }
  return (
    <details className="load__sources">
      <summary>{t('load.sources')}</summary>
      <dl>
        <dt>{t('load.tasks')}</dt>
        <dd>{t('loadSource.tasks')}</dd>
        <dt>{t('load.deliverables')}</dt>
        <dd>{t('loadSource.deliverables')}</dd>
        <dt>{t('load.share')}</dt>
        <dd>{t('loadSource.share', span)}</dd>
        <dt>{t('load.week')}</dt>
        <dd>{t('loadSource.week')}</dd>
      </dl>
    </details>
  )
}
