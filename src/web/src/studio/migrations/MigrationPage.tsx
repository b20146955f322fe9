import '../../styles/studio.scss'
import '../../styles/changes.scss'
import { Select, SelectItem, SkeletonText } from '@carbon/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import type { RunningVersion } from '../../api/migrations'
import { ProblemError } from '../../api/request'
import { EmptyState, ErrorState } from '../../common/States'
import { useMoments } from '../../common/useMoments'
import { useTitle } from '../../common/useTitle'
import { text } from '../../i18n/texts'
import { useModel } from '../useModels'
import { MigrationPlan } from './MigrationPlan'
import { MigrationProgress } from './MigrationProgress'
import { useMigrations } from './useMigrations'

/** Running requests of a process are moved to another version of it. */
export function MigrationPage() {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const { data, error, isPending, refetch } = useMigrations(id)
  const model = useModel('process', id)
  useTitle(t('migration.title'))
  return (
    <div className="page page--studio">
      <p className="page__back">
        <Link to={`/studio/process/${encodeURIComponent(id)}`}>
          <bdi>{model.data ? text(model.data.latest.name) : id}</bdi>
        </Link>
      </p>
      <header className="page__head">
        <h1>{t('migration.title')}</h1>
      </header>
      <p className="page__lead">{t('migration.lead')}</p>
      {isPending && (
        <div role="status" aria-label={t('state.loading')}>
          <SkeletonText paragraph lineCount={6} />
        </div>
      )}
      {!data && error instanceof ProblemError && <ErrorState problem={error.problem} again={() => void refetch()} />}
      {data && data.versions.length < 2 && (
        <EmptyState title={t('migration.oneVersion')}>
          <p>{t('migration.oneVersionHint')}</p>
        </EmptyState>
      )}
      {data?.migrations.map((migration) => <MigrationProgress key={migration.number} process={id} migration={migration} />)}
      {data && data.versions.length > 1 && <Versions process={id} versions={data.versions} />}
    </div>
  )
}

function Versions({ process, versions }: { process: string; versions: RunningVersion[] }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const newest = versions[0]!.version
  const busiest = versions.slice(1).reduce((a, b) => (b.running > a.running ? b : a))
  const [from, setFrom] = useState(busiest.version)
  const [to, setTo] = useState(newest)
  /** Both are never the same: what the other one has changes sides. */
  const chooseFrom = (version: number) => {
    setFrom(version)
    if (version === to) setTo(from)
  }
  const chooseTo = (version: number) => {
    setTo(version)
    if (version === from) setFrom(to)
  }
  const options = versions.map(({ version, number, running, deployedAt }) => (
    <SelectItem
      key={version}
      value={version}
      text={
        number === null
          ? t('migration.engineVersion', { number: moments.number(version), when: moments.short(deployedAt), running: moments.number(running) })
          : t('migration.version', { number: moments.number(number), when: moments.short(deployedAt), running: moments.number(running) })
      }
    />
  ))
  return (
    <section className="panel" aria-labelledby="migration-plan">
      <h2 id="migration-plan" className="panel__title">
        {t('migration.plan')}
      </h2>
      <div className="migration__versions">
        <Select id="migration-from" labelText={t('migration.from')} value={from} onChange={({ target }) => chooseFrom(Number(target.value))}>
          {options}
        </Select>
        <Select id="migration-to" labelText={t('migration.to')} value={to} onChange={({ target }) => chooseTo(Number(target.value))}>
          {options}
        </Select>
      </div>
      <MigrationPlan key={`${from}-${to}`} process={process} from={from} to={to} />
    </section>
  )
}
