import { Tag } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import type { Campaign } from '../api/campaigns'
import { useMoments } from '../common/useMoments'

/** Who keeps it, when it runs, how many requests are in it. */
export function CampaignFacts({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation()
  const moments = useMoments()
  return (
    <dl className="facts">
      <div>
        <dt>{t('campaignField.owner')}</dt>
        <dd>
          <bdi>{campaign.owner.name}</bdi>
        </dd>
      </div>
      <div>
        <dt>{t('campaigns.runs')}</dt>
        <dd>
          {campaign.until
            ? t('heat.range', { from: moments.date(campaign.from), to: moments.date(campaign.until) })
            : t('campaigns.since', { from: moments.date(campaign.from) })}
        </dd>
      </div>
      <div>
        <dt>{t('nav.requests')}</dt>
        <dd>{moments.number(campaign.requests)}</dd>
      </div>
    </dl>
  )
}

/** That a campaign takes no more requests. */
export function ClosedTag({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation()
  return campaign.closedAt && <Tag type="gray">{t('campaigns.closed')}</Tag>
}
