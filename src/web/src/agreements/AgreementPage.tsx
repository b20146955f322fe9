import { Button, SkeletonText } from '@carbon/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { ProblemError } from '../api/request'
import { Notice } from '../common/Notice'
import { ErrorState } from '../common/States'
import { useMoments } from '../common/useMoments'
import { useTitle } from '../common/useTitle'
import { problemText } from '../i18n/words'
import { AgreementDialog } from './AgreementDialog'
import { useAgreeing, useAgreement } from './useAgreements'
import { VersionCard } from './VersionCard'
import { WhatIfPanel } from './WhatIfPanel'

/** An agreement with all its versions, and what can be done with it. */
export function AgreementPage() {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const moments = useMoments()
  const { data, error, isPending, refetch } = useAgreement(id)
  const { agreeing, ending } = useAgreeing()
  const [editing, setEditing] = useState(false)
  const [sure, setSure] = useState(false)
  const name = data?.versions[0]?.name ?? id
  useTitle(name)
  const problem = agreeing.error ?? ending.error
  const busy = agreeing.isPending || ending.isPending

  return (
    <div className="page">
      <nav aria-label={t('agreements.title')}>
        <Link to="/agreements">{t('agreements.back')}</Link>
      </nav>
      <header className="page__head agreements__head">
        <h1>
          <bdi>{name}</bdi>
        </h1>
        {data?.mayChange && data.endedAt === null && (
          <div className="page__actions">
            <Button size="md" onClick={() => setEditing(true)}>
              {t('agreements.change')}
            </Button>
            <Button
              size="md"
              kind={sure ? 'danger' : 'danger--ghost'}
              disabled={busy}
              onClick={() => (sure ? ending.mutate(id) : setSure(true))}
              onBlur={() => setSure(false)}
            >
              {sure ? t('agreements.endSure') : t('agreements.end')}
            </Button>
          </div>
        )}
      </header>
      {problem instanceof ProblemError && <Notice kind="error" title={problemText(t, problem.problem)} />}
      {isPending && (
        <div role="status" aria-label={t('state.loading')}>
          <SkeletonText paragraph lineCount={8} />
        </div>
      )}
      {!data && error instanceof ProblemError && <ErrorState problem={error.problem} again={() => void refetch()} />}
      {data && (
        <>
          <p className="agreements__lead">
            {data.endedAt && data.endedBy
              ? t('agreements.ended', { at: moments.short(data.endedAt), person: `\u2068${data.endedBy.name}\u2069` })
              : t('agreements.detailLead', { id: data.id })}
          </p>
          <ul className="agreements">
            {data.versions.map((version) => (
              <VersionCard
                key={version.version}
                agreement={data}
                version={version}
                busy={busy}
                agree={() => agreeing.mutate({ id, version: version.version })}
              />
            ))}
          </ul>
          {data.mayChange && data.versions[0] && <WhatIfPanel key={data.latest} version={data.versions[0]} />}
        </>
      )}
      {editing && data && <AgreementDialog agreement={data} close={() => setEditing(false)} done={() => setEditing(false)} />}
    </div>
  )
}
