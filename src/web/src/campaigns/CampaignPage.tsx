import { Button } from '@carbon/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import type { Campaign } from '../api/campaigns'
import { ProblemError } from '../api/request'
import { DetailPage } from '../common/DetailPage'
import { Notice } from '../common/Notice'
import { EmptyState } from '../common/States'
import { useNarrow } from '../common/useMedia'
import { useTitle } from '../common/useTitle'
import { problemText } from '../i18n/words'
import { ListBody } from '../lists/ListBody'
import { RequestCards } from '../requests/RequestCards'
import { RequestTable } from '../requests/RequestTable'
import { useRequestList } from '../requests/useRequests'
import { useSession } from '../session/session'
import { seesFigures } from '../shell/entries'
import { CampaignDialog } from './CampaignDialog'
import { CampaignFacts, ClosedTag } from './CampaignFacts'
import { closing } from './entry'
import { useCampaign, useKeepingCampaign } from './useCampaigns'

/** A campaign with its requests. */
export function CampaignPage() {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const asked = useCampaign(id)
  useTitle(asked.data?.name ?? t('campaigns.campaign'))
  return (
    <DetailPage back={{ to: '/campaigns', text: t('campaigns.back') }} asked={asked}>
      {(campaign) => <Loaded campaign={campaign} />}
    </DetailPage>
  )
}

function Loaded({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation()
  const { person } = useSession()
  const [editing, setEditing] = useState(false)
  const keeping = useKeepingCampaign()
  const closed = campaign.closedAt !== null
  return (
    <>
      <header className="page__head campaigns__head">
        <h1>
          <bdi>{campaign.name}</bdi> <ClosedTag campaign={campaign} />
        </h1>
        <div className="page__actions">
          {seesFigures(person) && (
            <Button as={Link} kind="ghost" size="md" to={`/dashboard?campaign=${campaign.id}`}>
              {t('campaigns.figures')}
            </Button>
          )}
          {campaign.mayChange && (
            <>
              <Button
                kind="ghost"
                size="md"
                disabled={keeping.isPending}
                onClick={() => keeping.mutate({ id: campaign.id, from: campaign.version, entry: closing(campaign, !closed) })}
              >
                {closed ? t('campaigns.reopen') : t('campaigns.close')}
              </Button>
              <Button kind="tertiary" size="md" onClick={() => setEditing(true)}>
                {t('campaigns.change')}
              </Button>
            </>
          )}
        </div>
      </header>
      {keeping.error instanceof ProblemError && <Notice kind="error" title={problemText(t, keeping.error.problem)} />}
      <section className="panel campaigns__about">
        <CampaignFacts campaign={campaign} />
        {campaign.description && (
          <p className="campaigns__text" dir="auto">
            {campaign.description}
          </p>
        )}
      </section>
      <Requests id={campaign.id} />
      {editing && <CampaignDialog campaign={campaign} close={() => setEditing(false)} done={() => setEditing(false)} />}
    </>
  )
}

/** The requests in it that the person may see. */
function Requests({ id }: { id: string }) {
  const { t } = useTranslation()
  const narrow = useNarrow()
  const [sort, setSort] = useState('-submitted')
  const list = useRequestList({ scope: 'all', campaign: id, sort }, true)
  const Items = narrow ? RequestCards : RequestTable
  return (
    <section aria-labelledby="campaign-requests">
      <div className="campaigns__requests">
        <h2 className="section__title" id="campaign-requests">
          {t('nav.requests')}
        </h2>
        <Link to={`/requests?${new URLSearchParams({ scope: 'all', campaign: id })}`}>{t('campaigns.narrow')}</Link>
      </div>
      <ListBody
        list={list}
        empty={
          <EmptyState title={t('campaigns.noRequests')}>
            <p>{t('campaigns.noRequestsHint')}</p>
          </EmptyState>
        }
      >
        {(requests) => <Items requests={requests} sorting={{ sort, set: setSort }} />}
      </ListBody>
    </section>
  )
}
