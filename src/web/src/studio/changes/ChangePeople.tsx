import { SkeletonText, Tag } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Change } from '../../api/changes'
import { ProblemError } from '../../api/request'
import { Notice } from '../../common/Notice'
import { useMoments } from '../../common/useMoments'
import { problemText } from '../../i18n/words'
import { useChangePeople } from './useChanges'

/** What the people affected read, who they are, who was told and who has seen it. */
export function ChangePeople({ change }: { change: Change }) {
  const { t } = useTranslation()
  const moments = useMoments()
  return (
    <section className="panel" aria-labelledby="change-people">
      <h2 id="change-people" className="panel__title">
        {t('change.people')}
      </h2>
      {change.notice ? (
        <blockquote className="changes__quote" dir="auto">
          {change.notice}
        </blockquote>
      ) : (
        <p>{t('change.noNotice')}</p>
      )}
      {change.state === 'live' && change.liveAt && (
        <p className="changes__said">
          <Link to={`/change-notes/${change.number}`}>{t('change.asTheyRead')}</Link> · {moments.full(change.liveAt)}
        </p>
      )}
      <People number={change.number} />
    </section>
  )
}

function People({ number }: { number: number }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const { data, error, isPending } = useChangePeople(number)
  if (isPending) {
    return (
      <div role="status" aria-label={t('state.loading')}>
        <SkeletonText paragraph lineCount={2} />
      </div>
    )
  }
  if (!data) return error instanceof ProblemError ? <Notice kind="error" title={problemText(t, error.problem)} /> : null
  const told = data.toldAt !== null
  return (
    <>
      {data.problem && <Notice kind="warning" title={t('change.untold')} subtitle={data.problem} />}
      <h3 className="changes__sub">{t(told ? 'change.told' : 'change.wouldBeTold', { n: moments.number(data.people.length) })}</h3>
      <ul className="changes__list">
        {data.people.map(({ person, name, audience, toldAt, seenAt }) => (
          <li key={person} className="changes__model">
            <span className="changes__words">
              <bdi>{name}</bdi>
              <span className="changes__said">
                {t(`messageAudience.${audience}`, { defaultValue: audience })}
                {told && <> · {toldAt ? t('change.toldAt', { when: moments.short(toldAt) }) : t('change.notTold')}</>}
              </span>
            </span>
            {told && (
              <Tag size="sm" type={seenAt ? 'green' : 'gray'}>
                {seenAt ? t('change.seenAt', { when: moments.short(seenAt) }) : t('change.notSeen')}
              </Tag>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
