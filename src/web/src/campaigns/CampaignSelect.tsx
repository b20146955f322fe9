import { Select, SelectItem } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import { useCampaigns } from './useCampaigns'

interface Props {
  id: string
  hideLabel?: boolean
  disabled?: boolean
  /** What is wrong with the choice; nothing when it is fine. */
  wrong?: string
  /** The id of the campaign; null for none. */
  value: string | null
  /** Its name, where it is known; it is offered also when it takes no more requests. */
  name?: string | null
  choose: (campaign: string | null) => void
}

/** One of the campaigns that take requests, or none. */
export function CampaignSelect({ id, hideLabel, disabled, wrong, value, name, choose }: Props) {
  const { t } = useTranslation()
  const all = useCampaigns().data ?? []
  const offered = all.filter((one) => one.closedAt === null || one.id === value)
  const missing = value !== null && offered.every((one) => one.id !== value)
  return (
    <Select
      id={id}
      hideLabel={hideLabel}
      disabled={disabled}
      labelText={t('campaigns.campaign')}
      helperText={hideLabel ? undefined : t('campaigns.chooseHint')}
      invalid={wrong !== undefined}
      invalidText={wrong}
      value={value ?? ''}
      onChange={(event) => choose(event.target.value || null)}
    >
      <SelectItem value="" text={t('campaigns.none')} />
      {missing && <SelectItem value={value} text={name ?? value} />}
      {offered.map((one) => (
        <SelectItem key={one.id} value={one.id} text={one.name} />
      ))}
    </Select>
  )
}
