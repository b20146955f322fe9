import { Button, SkeletonText } from '@carbon/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { ProblemError } from '../api/request'
import type { Agreement } from '../api/agreements'
import { EmptyState, ErrorState } from '../common/States'
import { useTitle } from '../common/useTitle'
import { useWords } from '../i18n/words'
import { useSession } from '../session/session'
import { keepsAgreements } from '../shell/entries'
import { AgreementDialog } from './AgreementDialog'
import { standing } from './standing'
import { StandingTag } from './StandingTag'
import { useAgreements } from './useAgreements'
import { useTermWords } from './useTermWords'

/** Agreements on service levels: what is promised to whom, and who still has to agree. */
export function AgreementsPage() {
  const { t } = useTranslation()
  const { person } = useSession()
  const navigate = useNavigate()
  const { data, error, isPending, refetch } = useAgreements()
  const [adding, setAdding] = useState(false)
  useTitle(t('agreements.title'))

  return (
    <div className="page">
      <header className="page__head">
        <h1>{t('agreements.title')}</h1>
        {keepsAgreements(person) && (
          <div className="page__actions">
            <Button size="md" onClick={() => setAdding(true)}>
              {t('agreements.add')}
            </Button>
          </div>
        )}
      </header>
      <p className="agreements__lead">{t('agreements.lead')}</p>
      {isPending && (
        <div role="status" aria-label={t('state.loading')}>
          <SkeletonText paragraph lineCount={6} />
        </div>
      )}
      {!data && error instanceof ProblemError && <ErrorState problem={error.problem} again={() => void refetch()} />}
      {data?.length === 0 && (
        <EmptyState title={t('agreements.none')}>
          <p>{t('agreements.noneHint')}</p>
        </EmptyState>
      )}
      {data && data.length > 0 && (
        <ul className="agreements">
          {data.map((agreement) => (
            <AgreementCard key={agreement.id} agreement={agreement} />
          ))}
        </ul>
      )}
      {adding && (
        <AgreementDialog
          agreement={null}
          close={() => setAdding(false)}
          done={(made) => void navigate(`/agreements/${made.id}`, { state: { done: t('agreements.made') } })}
        />
      )}
    </div>
  )
}

function AgreementCard({ agreement }: { agreement: Agreement }) {
  const { t } = useTranslation()
  const words = useWords()
  const terms = useTermWords()
  const newest = agreement.versions[0]
  if (!newest) return null
  const shown = agreement.versions.find((one) => one.version === agreement.inForce) ?? newest
  return (
    <li className="panel agreements__card" data-agreement={agreement.id}>
      <h2>
        <Link to={`/agreements/${agreement.id}`}>
          <bdi>{newest.name}</bdi>
        </Link>
        <StandingTag standing={standing(agreement, shown)} />
        {shown !== newest && <StandingTag standing={standing(agreement, newest)} />}
      </h2>
      <dl className="facts">
        <div>
          <dt>{t('agreements.step')}</dt>
          <dd>{terms.step(shown.step)}</dd>
        </div>
        <div>
          <dt>{t('agreements.about')}</dt>
          <dd>{terms.about(shown)}</dd>
        </div>
        <div>
          <dt>{t('agreements.provider')}</dt>
          <dd>{words.group(shown.provider)}</dd>
        </div>
        <div>
          <dt>{t('agreements.promise')}</dt>
          <dd>{terms.targets(shown)}</dd>
        </div>
      </dl>
    </li>
  )
}
