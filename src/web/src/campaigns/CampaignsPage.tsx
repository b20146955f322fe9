import { Button, SkeletonText } from '@carbon/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { ProblemError } from '../api/request'
import { EmptyState, ErrorState } from '../common/States'
import { useTitle } from '../common/useTitle'
import { useSession } from '../session/session'
import { keepsCampaigns } from '../shell/entries'
import { CampaignDialog } from './CampaignDialog'
import { CampaignFacts, ClosedTag } from './CampaignFacts'
import { useCampaigns } from './useCampaigns'

/** Campaigns, those that take requests first. */
export function CampaignsPage() {
  const { t } = useTranslation()
  const { person } = useSession()
  const navigate = useNavigate()
  const { data, error, isPending, refetch } = useCampaigns()
  const [adding, setAdding] = useState(false)
  useTitle(t('nav.campaigns'))

  return (
    <div className="page">
      <header className="page__head">
        <h1>{t('nav.campaigns')}</h1>
        {keepsCampaigns(person) && (
          <div className="page__actions">
            <Button size="md" onClick={() => setAdding(true)}>
              {t('campaigns.add')}
            </Button>
          </div>
        )}
      </header>
      <p className="campaigns__lead">{t('campaigns.lead')}</p>
      {isPending && (
        <div role="status" aria-label={t('state.loading')}>
          <SkeletonText paragraph lineCount={6} />
        </div>
      )}
      {!data && error instanceof ProblemError && <ErrorState problem={error.problem} again={() => void refetch()} />}
      {data?.length === 0 && (
        <EmptyState title={t('campaigns.empty')}>
          <p>{t('campaigns.emptyHint')}</p>
        </EmptyState>
      )}
      {data && data.length > 0 && (
        <ul className="campaigns">
          {data.map((campaign) => (
            <li key={campaign.id} className="panel campaigns__card" data-campaign={campaign.id}>
              <h2>
                <Link to={`/campaigns/${campaign.id}`}>
                  <bdi>{campaign.name}</bdi>
                </Link>
                <ClosedTag campaign={campaign} />
              </h2>
              <CampaignFacts campaign={campaign} />
            </li>
          ))}
        </ul>
      )}
      {adding && (
        <CampaignDialog
          campaign={null}
          close={() => setAdding(false)}
          done={(made) => void navigate(`/campaigns/${made.id}`, { state: { done: t('campaigns.made') } })}
        />
      )}
    </div>
  )
}
