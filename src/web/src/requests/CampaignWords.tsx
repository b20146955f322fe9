import { Edit } from '@carbon/icons-react'
import { Button } from '@carbon/react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { ProblemError } from '../api/request'
import type { RequestDetail } from '../api/requests'
import { CampaignSelect } from '../campaigns/CampaignSelect'
import { useGivingCampaign } from '../campaigns/useCampaigns'
import { problemText } from '../i18n/words'

/** The campaign that the request is in; whoever may can choose another. */
export function CampaignWords({ request }: { request: RequestDetail }) {
  const { t } = useTranslation()
  const [choosing, setChoosing] = useState(false)
  const [chosen, setChosen] = useState(request.campaign)
  const giving = useGivingCampaign(request.id)
  const problem = giving.error instanceof ProblemError ? giving.error.problem : null

  const begin = () => {
    giving.reset()
    setChosen(request.campaign)
    setChoosing(true)
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (chosen === request.campaign) setChoosing(false)
    else giving.mutate(chosen, { onSuccess: () => setChoosing(false) })
  }

  if (choosing)
    return (
      <form className="request-campaign" onSubmit={save}>
        <CampaignSelect
          id="request-campaign"
          hideLabel
          disabled={giving.isPending}
          wrong={problem ? (problem.name === 'invalid-fields' ? t('campaignWrong.campaign') : problemText(t, problem)) : undefined}
          value={chosen}
          name={chosen === request.campaign ? request.campaignName : null}
          choose={setChosen}
        />
        <Button type="submit" kind="tertiary" size="sm" disabled={giving.isPending}>
          {t('agreements.save')}
        </Button>
        <Button kind="ghost" size="sm" disabled={giving.isPending} onClick={() => setChoosing(false)}>
          {t('agreements.cancel')}
        </Button>
      </form>
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
        <Button kind="ghost" size="sm" hasIconOnly renderIcon={Edit} iconDescription={t('campaigns.give')} onClick={begin} />
      )}
    </span>
  )
}
