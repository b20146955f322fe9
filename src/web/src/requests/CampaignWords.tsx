import { Edit } from '@carbon/icons-react'
import { Button } from '@carbon/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { ProblemError } from '../api/request'
import type { RequestDetail } from '../api/types'
import { CampaignSelect } from '../campaigns/CampaignSelect'
import { useGivingCampaign } from '../campaigns/useCampaigns'
import { problemText } from '../i18n/words'

/** The campaign that the request is in; whoever may can choose another. */
export function CampaignWords({ request }: { request: RequestDetail }) {
  const { t } = useTranslation()
  const [choosing, setChoosing] = useState(false)
  const giving = useGivingCampaign(request.id)
  const problem = giving.error instanceof ProblemError ? giving.error.problem : null

  if (choosing)
    return (
      <CampaignSelect
        id="request-campaign"
        hideLabel
        disabled={giving.isPending}
        wrong={problem ? (problem.name === 'invalid-fields' ? t('campaignWrong.campaign') : problemText(t, problem)) : undefined}
        value={giving.isPending ? (giving.variables ?? null) : request.campaign}
        name={request.campaignName}
        choose={(campaign) => giving.mutate(campaign, { onSuccess: () => setChoosing(false) })}
      />
    )
  return (
    <span className="request-campaign">
      {request.campaign ? (
        <Link to={`/campaigns/${request.campaign}`}>
          <bdi>{request.campaignName}</bdi>
        </Link>
      ) : (
        t('campaigns.none')
      )}
      {request.may.giveCampaign && (
        <Button kind="ghost" size="sm" hasIconOnly renderIcon={Edit} iconDescription={t('campaigns.give')} onClick={() => setChoosing(true)} />
      )}
    </span>
  )
}
