import { SkeletonText } from '@carbon/react'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/api'
import { keys } from '../api/keys'
import { orThrow, ProblemError } from '../api/request'
import type { Language } from '../api/people'
import type { RequestStatus, Standing } from '../api/requests'
import { ErrorState } from '../common/States'
import { useTitle } from '../common/useTitle'
import { languages } from '../i18n/languages'
import { Moments } from '../i18n/moments'
import { useWords } from '../i18n/words'
import { Status } from '../requests/RequestParts'

const STAGES: RequestStatus[] = ['intake', 'approval', 'production', 'launch', 'measuring', 'delivered']
const GIVEN_UP: RequestStatus[] = ['rejected', 'withdrawn', 'cancelled']
const WAITING: Partial<Record<RequestStatus, RequestStatus>> = { submitted: 'intake', 'waiting-for-requester': 'intake' }

/** Where a request stands, for whoever has its link; in the browser's language and time zone. */
export function SharedPage({ secret }: { secret: string }) {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useQuery({
    queryKey: keys.shared(secret),
    queryFn: ({ signal }) => orThrow(api.shared(secret, { signal })),
  })
  useTitle(data ? `${data.id} ${data.title}` : t('shared.title'))
  return (
    <main className="shared">
      <p className="shared__brand">Launchdesk</p>
      {isPending && (
        <div role="status" aria-label={t('state.loading')}>
          <SkeletonText heading />
          <SkeletonText paragraph lineCount={4} />
        </div>
      )}
      {error instanceof ProblemError &&
        (error.problem.name === 'not-found' ? (
          <div className="state" role="alert">
            <h1>{t('shared.invalid')}</h1>
            <p>{t('shared.invalidHint')}</p>
          </div>
        ) : (
          <ErrorState problem={error.problem} again={() => void refetch()} />
        ))}
      {data && <Shown standing={data} />}
    </main>
  )
}

function Shown({ standing }: { standing: Standing }) {
  const { t, i18n } = useTranslation()
  const words = useWords()
  const moments = useMemo(
    () => new Moments(languages[i18n.language as Language].locale, Intl.DateTimeFormat().resolvedOptions().timeZone),
    [i18n.language],
  )
  const now = STAGES.indexOf(WAITING[standing.status] ?? standing.status)
  const day = (at: string | null) => (at ? moments.short(at) : t('request.unknown'))
  return (
    <article className="panel shared__card">
      <div className="request-head__title">
        <h1>
          <bdi>{standing.title}</bdi>
        </h1>
        <Status status={standing.status} />
      </div>
      <p className="request-head__line">
        <bdi>{standing.id}</bdi> · {words.requestType(standing.type, standing.typeTitle)}
      </p>
      {!GIVEN_UP.includes(standing.status) && (
        <ol className="shared__stages" aria-label={t('shared.stages')}>
          {STAGES.map((stage, index) => (
            <li
              key={stage}
              className={index < now || standing.status === 'delivered' ? 'shared__stage shared__stage--done' : 'shared__stage'}
              aria-current={index === now ? 'step' : undefined}
            >
              {words.status(stage)}
            </li>
          ))}
        </ol>
      )}
      <dl className="facts">
        <div>
          <dt>{t('request.submitted')}</dt>
          <dd>{day(standing.createdAt)}</dd>
        </div>
        {standing.promisedAt && (
          <div>
            <dt>{t('request.promise')}</dt>
            <dd>
              {day(standing.promisedAt)}
              {standing.outlook && <> · {t(`promise.${standing.outlook}`)}</>}
            </dd>
          </div>
        )}
        <div>
          <dt>{t('request.launch')}</dt>
          <dd>{day(standing.launchAt)}</dd>
        </div>
        {standing.endedAt && (
          <div>
            <dt>{t('shared.ended')}</dt>
            <dd>{day(standing.endedAt)}</dd>
          </div>
        )}
      </dl>
      <p className="shared__asOf">{t('shared.asOf', { at: moments.full(standing.asOf) })}</p>
    </article>
  )
}
