import { Checkbox, CheckboxGroup, Modal, Select, SelectItem, TextInput } from '@carbon/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../api/request'
import type { Language } from '../api/people'
import type { Webhook, WebhookFormat } from '../api/webhooks'
import { Notice } from '../common/Notice'
import { languageCodes, languages } from '../i18n/languages'
import { problemText, useWords } from '../i18n/words'
import { useSession } from '../session/session'
import { audienceWords } from './audience'
import { useKeeping, useWebhookChoices } from './useWebhooks'

const FORMATS: WebhookFormat[] = ['slack', 'teams']

/** Adds a channel or changes one. What was typed stays when it cannot be saved. */
export function WebhookDialog({ webhook, close }: { webhook: Webhook | null; close: () => void }) {
  const { t } = useTranslation()
  const words = useWords()
  const { settings } = useSession()
  const choices = useWebhookChoices()
  const { saving } = useKeeping()
  const [name, setName] = useState(webhook?.name ?? '')
  const [format, setFormat] = useState<WebhookFormat>(webhook?.format ?? 'slack')
  const [address, setAddress] = useState('')
  const [audience, setAudience] = useState(webhook?.audience ?? '')
  const [kinds, setKinds] = useState<string[]>(webhook?.kinds ?? ['approval-waiting', 'late'])
  const [language, setLanguage] = useState<Language>(webhook?.language ?? settings.language)
  const [enabled, setEnabled] = useState(webhook?.enabled ?? true)
  const refused = saving.error instanceof ProblemError ? saving.error.problem : null
  const wrong = (field: string) => refused?.errors.some((error) => error.field === field) ?? false
  const save = () => {
    if (saving.isPending) return
    const entry = { name, format, address: address.trim() || null, audience, kinds, language, timeZone: webhook?.timeZone ?? settings.timeZone, enabled }
    saving.mutate({ id: webhook?.id ?? null, entry }, { onSuccess: close })
  }
  const toggle = (kind: string, wanted: boolean) => setKinds(wanted ? [...kinds, kind] : kinds.filter((one) => one !== kind))

  return (
    <Modal
      open
      modalHeading={webhook ? t('webhooks.editIt', { name: webhook.name }) : t('webhooks.add')}
      primaryButtonText={t('webhooks.save')}
      secondaryButtonText={t('webhooks.cancel')}
      closeButtonLabel={t('keys.close')}
      primaryButtonDisabled={saving.isPending || !choices.data}
      onRequestSubmit={save}
      onRequestClose={close}
    >
      {(refused ?? saving.error) && (
        <Notice
          kind="error"
          title={refused?.name === 'invalid-fields' ? t('answer.invalid') : refused ? problemText(t, refused) : t('problem.internal')}
        />
      )}
      {choices.error instanceof ProblemError && <Notice kind="error" title={problemText(t, choices.error.problem)} />}
      <div className="webhooks__form">
        <TextInput
          id="webhook-name"
          data-modal-primary-focus
          labelText={t('webhooks.name')}
          maxLength={80}
          dir="auto"
          invalid={wrong('name')}
          invalidText={t('webhooks.nameWrong')}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Select id="webhook-format" labelText={t('webhooks.format')} value={format} onChange={(event) => setFormat(event.target.value as WebhookFormat)}>
          {FORMATS.map((one) => (
            <SelectItem key={one} value={one} text={t(`webhookFormat.${one}`)} />
          ))}
        </Select>
        <TextInput
          id="webhook-address"
          type="url"
          dir="ltr"
          autoComplete="off"
          labelText={t('webhooks.address')}
          helperText={webhook ? t('webhooks.addressKept', { address: webhook.address }) : t('webhooks.addressHint')}
          invalid={wrong('address')}
          invalidText={t('webhooks.addressWrong')}
          value={address}
          onChange={(event) => setAddress(event.target.value)}
        />
        <Select
          id="webhook-audience"
          labelText={t('webhooks.audience')}
          helperText={t('webhooks.audienceHint')}
          invalid={wrong('audience')}
          invalidText={t('webhooks.audienceWrong')}
          value={audience}
          onChange={(event) => setAudience(event.target.value)}
        >
          <SelectItem value="" text={t('webhooks.choose')} />
          {choices.data?.audiences.map((one) => (
            <SelectItem key={one} value={one} text={audienceWords(t, words, one)} />
          ))}
        </Select>
        <CheckboxGroup legendText={t('webhooks.kinds')} invalid={wrong('kinds')} invalidText={t('webhooks.kindsWrong')}>
          {choices.data?.kinds.map((kind) => (
            <Checkbox
              key={kind}
              id={`webhook-kind-${kind}`}
              labelText={t(`eventKind.${kind}`)}
              checked={kinds.includes(kind)}
              onChange={(_event, { checked }) => toggle(kind, checked)}
            />
          ))}
        </CheckboxGroup>
        <Select id="webhook-language" labelText={t('settings.language')} value={language} onChange={(event) => setLanguage(event.target.value as Language)}>
          {languageCodes.map((code) => (
            <SelectItem key={code} value={code} text={languages[code].name} />
          ))}
        </Select>
        <Checkbox id="webhook-enabled" labelText={t('webhooks.enabled')} checked={enabled} onChange={(_event, { checked }) => setEnabled(checked)} />
      </div>
    </Modal>
  )
}
