import { Button, ProgressBar, Tag } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Migration } from '../../api/migrations'
import { ProblemError } from '../../api/request'
import { Notice } from '../../common/Notice'
import { useMoments } from '../../common/useMoments'
import { problemText } from '../../i18n/words'
import { useSession } from '../../session/session'
import { changesModels } from '../../shell/entries'
import { useMigration, useMoving } from './useMigrations'

const colours = { waiting: 'gray', asked: 'blue', moved: 'green', refused: 'red', ended: 'gray' } as const

/** How far a migration has come, and what could not be moved, and why. */
export function MigrationProgress({ process, migration }: { process: string; migration: Migration }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const { person } = useSession()
  const { data } = useMigration(migration.number)
  const { acting } = useMoving(process)
  const { waiting = 0, asked = 0, moved = 0, refused = 0, ended = 0 } = migration.counts
  const all = waiting + asked + moved + refused + ended
  const done = moved + ended
  const act = (name: 'try' | 'run' | 'stop') => acting.mutate({ number: migration.number, act: name })
  return (
    <section className="panel" aria-labelledby={`migration-${migration.number}`}>
      <h2 id={`migration-${migration.number}`} className="panel__title">
        {t('migration.number', { number: moments.number(migration.number) })}
      </h2>
      <p className="changes__said">{t('studio.by', { name: `\u2068${migration.authorName}\u2069`, when: moments.short(migration.createdAt) })}</p>
      <p className="changes__reason">{migration.reason}</p>
      {acting.error instanceof ProblemError && <Notice kind="error" title={problemText(t, acting.error.problem)} />}
      <ProgressBar
        label={t('migration.progress')}
        helperText={t('migration.done', { done: moments.number(done), all: moments.number(all) })}
        value={done}
        max={Math.max(all, 1)}
        status={done === all ? 'finished' : 'active'}
      />
      {changesModels(person) && done < all && (
        <div className="changes__actions">
          {asked === 0 ? (
            <>
              <Button kind="tertiary" size="md" disabled={acting.isPending} onClick={() => act('try')}>
                {t('migration.try')}
              </Button>
              <Button size="md" disabled={acting.isPending} onClick={() => act('run')}>
                {t('migration.run')}
              </Button>
            </>
          ) : (
            <Button kind="danger--tertiary" size="md" disabled={acting.isPending} onClick={() => act('stop')}>
              {t('migration.stop')}
            </Button>
          )}
        </div>
      )}
      <ul className="changes__list">
        {data?.instances.map(({ instance, requestId, state, problem }) => (
          <li key={instance}>
            {requestId === null ? <bdi>{instance}</bdi> : <Link to={`/requests/${requestId}`}>{requestId}</Link>}{' '}
            <Tag size="sm" type={colours[state]}>
              {t(`moveState.${state}`)}
            </Tag>
            {problem && <bdi className="changes__said">{problem}</bdi>}
          </li>
        ))}
      </ul>
    </section>
  )
}
