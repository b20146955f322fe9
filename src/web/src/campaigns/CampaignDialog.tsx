import { Button, Modal, Select, SelectItem, TextArea, TextInput } from '@carbon/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Campaign } from '../api/campaigns'
import { ProblemError } from '../api/request'
import { dayOf } from '../board/days'
import { Notice } from '../common/Notice'
import { problemText } from '../i18n/words'
import { useSession } from '../session/session'
import { usePeople } from '../tasks/usePeople'
import { asEntry, type Fields, fieldsOf, idOf } from './entry'
import { useKeepingCampaign } from './useCampaigns'

interface Props {
  /** What is changed; null for a new one. */
  campaign: Campaign | null
  close: () => void
  done: (campaign: Campaign) => void
}

/** Writes a campaign. What was typed stays, also when somebody else has changed it meanwhile. */
export function CampaignDialog({ campaign, close, done }: Props) {
  const { t } = useTranslation()
  const { person, settings } = useSession()
  const people = usePeople()
  const saving = useKeepingCampaign()
  const [fields, setFields] = useState<Fields>(() => fieldsOf(campaign, person.username, dayOf(Date.now(), settings.timeZone)))
  const [ownId, setOwnId] = useState(false)
  // What the changes build on: whether it takes requests is changed on its page alone.
  const [base, setBase] = useState(campaign)
  const refused = saving.error instanceof ProblemError ? saving.error.problem : null
  const newer = refused?.name === 'changed-elsewhere' ? (refused.current as Campaign) : null
  const wrong = (field: string) => refused?.errors.some((error) => error.field === field) ?? false
  const taken = (field: string) => refused?.errors.some((error) => error.field === field && error.message.includes('another campaign'))
  const id = campaign?.id ?? (ownId ? fields.id : idOf(fields.name))
  const set = (part: Partial<Fields>) => setFields({ ...fields, ...part })
  const save = (on: Campaign | null) => {
    if (!saving.isPending)
      saving.mutate({ id, from: on?.version ?? null, entry: asEntry(fields, on?.closedAt != null) }, { onSuccess: done })
  }
  const text = (field: 'name' | 'from' | 'until', more: Partial<Parameters<typeof TextInput>[0]> = {}) => (
    <TextInput
      id={`campaign-${field}`}
      labelText={t(`campaignField.${field}`)}
      invalid={wrong(field)}
      {...(wrong(field) && { 'aria-describedby': `campaign-${field}-error-msg` })}
      invalidText={taken(field) ? t('campaignWrong.nameTaken') : t(`campaignWrong.${field}`)}
      value={fields[field]}
      onChange={(event) => set({ [field]: event.target.value })}
      {...more}
    />
  )

  return (
    <Modal
      open
      size="sm"
      modalHeading={campaign ? t('campaigns.change') : t('campaigns.add')}
      primaryButtonText={t('agreements.save')}
      secondaryButtonText={t('agreements.cancel')}
      closeButtonLabel={t('keys.close')}
      primaryButtonDisabled={saving.isPending || newer !== null}
      onRequestSubmit={() => save(base)}
      onRequestClose={close}
    >
      {newer && (
        <div className="agreements__newer">
          <Notice kind="warning" title={t('campaigns.newer')} />
          <Button
            size="sm"
            kind="tertiary"
            onClick={() => {
              setBase(newer)
              save(newer)
            }}
          >
            {t('campaigns.saveMine')}
          </Button>
        </div>
      )}
      {saving.error && !newer && (
        <Notice
          kind="error"
          title={refused?.name === 'invalid-fields' ? t('answer.invalid') : refused ? problemText(t, refused) : t('problem.internal')}
        />
      )}
      <div className="campaign__form">
        {text('name', { maxLength: 120, dir: 'auto', 'data-modal-primary-focus': true } as Partial<Parameters<typeof TextInput>[0]>)}
        <TextInput
          id="campaign-id"
          labelText={t('campaignField.id')}
          helperText={t('campaigns.idHint')}
          maxLength={60}
          dir="ltr"
          readOnly={campaign !== null}
          invalid={wrong('id')}
          {...(wrong('id') && { 'aria-describedby': 'campaign-id-error-msg' })}
          invalidText={t(taken('id') ? 'campaignWrong.idTaken' : 'campaignWrong.id')}
          value={id}
          onChange={(event) => {
            setOwnId(true)
            set({ id: event.target.value })
          }}
        />
        <Select
          id="campaign-owner"
          labelText={t('campaignField.owner')}
          invalid={wrong('owner')}
          invalidText={t('campaignWrong.owner')}
          value={fields.owner}
          onChange={(event) => set({ owner: event.target.value })}
        >
          {!people.data?.some((one) => one.username === fields.owner) && (
            <SelectItem value={fields.owner} text={campaign?.owner.name ?? person.displayName} />
          )}
          {people.data?.map((one) => <SelectItem key={one.username} value={one.username} text={one.displayName} />)}
        </Select>
        <div className="campaign__days">
          {text('from', { type: 'date' })}
          {text('until', { type: 'date', min: fields.from, helperText: t('campaigns.untilHint') })}
        </div>
        <TextArea
          id="campaign-description"
          labelText={t('campaignField.description')}
          maxLength={4000}
          rows={4}
          dir="auto"
          invalid={wrong('description')}
          invalidText={t('campaignWrong.description')}
          value={fields.description}
          onChange={(event) => set({ description: event.target.value })}
        />
      </div>
    </Modal>
  )
}
