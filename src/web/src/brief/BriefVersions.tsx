import { SkeletonText } from '@carbon/react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api/api'
import { keys } from '../api/keys'
import { orThrow, ProblemError } from '../api/request'
import type { BriefChange } from '../api/requests'
import { ErrorState } from '../common/States'
import { useMoments } from '../common/useMoments'
import { useWords } from '../i18n/words'

/** What each version of a brief changed, the latest first. */
export function BriefVersions({ id }: { id: string }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const query = useQuery({
    queryKey: keys.requests.versions(id),
    queryFn: async ({ signal }) => (await orThrow(api.briefVersions(id, { signal }))).items.toReversed(),
  })
  if (query.isPending) return <SkeletonText paragraph lineCount={3} />
  if (!query.data) {
    return query.error instanceof ProblemError ? (
      <ErrorState problem={query.error.problem} again={() => void query.refetch()} />
    ) : null
  }
  return (
    <ol className="versions__list">
      {query.data.map((version) => (
        <li key={version.version}>
          <h3>
            {t('versions.version', { version: moments.number(version.version) })}
            <span className="versions__who">
              <time dateTime={version.at} title={moments.full(version.at)}>
                {moments.short(version.at)}
              </time>{' '}
              · {version.personName}
            </span>
          </h3>
          {version.reason && <p dir="auto">{version.reason}</p>}
          {version.version === 1 && <p className="panel__line">{t('versions.first')}</p>}
          <dl>
            {version.changes.map((change) => (
              <Difference key={change.field} change={change} />
            ))}
          </dl>
        </li>
      ))}
    </ol>
  )
}

/** A field before and after. */
export function Difference({ change }: { change: BriefChange }) {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <div className="difference">
      <dt>{words.text(change.label)}</dt>
      <dd>
        <span className="cds--visually-hidden">{t('versions.before')}</span>
        <del dir="auto">{change.beforeText ? words.text(change.beforeText) : t('versions.nothing')}</del>
      </dd>
      <dd>
        <span className="cds--visually-hidden">{t('versions.after')}</span>
        <ins dir="auto">{change.afterText ? words.text(change.afterText) : t('versions.nothing')}</ins>
      </dd>
    </div>
  )
}
