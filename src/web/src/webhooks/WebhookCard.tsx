import { Button, Tag } from '@carbon/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Webhook } from '../api/webhooks'
import { useMoments } from '../common/useMoments'
import { useWords } from '../i18n/words'
import { languages } from '../i18n/languages'
import { audienceWords } from './audience'

interface Props {
  webhook: Webhook
  busy: boolean
  edit: () => void
  end: () => void
  tryOut: () => void
}

/** A channel: where it leads, what it is told, and whether that comes. */
export function WebhookCard({ webhook, busy, edit, end, tryOut }: Props) {
  const { t } = useTranslation()
  const words = useWords()
  const moments = useMoments()
  const [sure, setSure] = useState(false)
  const { name } = webhook
  return (
    <li className="panel webhooks__card">
      <h2>
        <bdi>{name}</bdi>
        <Tag type="blue" size="sm">
          {t(`webhookFormat.${webhook.format}`)}
        </Tag>
        {!webhook.enabled && <Tag size="sm">{t('webhooks.off')}</Tag>}
      </h2>
      <dl className="facts">
        <div>
          <dt>{t('webhooks.audience')}</dt>
          <dd>{audienceWords(t, words, webhook.audience)}</dd>
        </div>
        <div>
          <dt>{t('webhooks.kinds')}</dt>
          <dd>{words.all(webhook.kinds.map((kind) => t(`eventKind.${kind}`)))}</dd>
        </div>
        <div>
          <dt>{t('webhooks.address')}</dt>
          <dd>
            <bdi>{webhook.address}</bdi>
          </dd>
        </div>
        <div>
          <dt>{t('settings.language')}</dt>
          <dd>{languages[webhook.language].name}</dd>
        </div>
        <div>
          <dt>{t('webhooks.delivered')}</dt>
          <dd>{webhook.deliveredAt ? moments.short(webhook.deliveredAt) : t('webhooks.never')}</dd>
        </div>
        <div>
          <dt>{t('webhooks.waiting')}</dt>
          <dd>
            {moments.number(webhook.waiting)}
            {webhook.lastError && (
              <>
                {' · '}
                <bdi>{webhook.lastError}</bdi>
              </>
            )}
          </dd>
        </div>
      </dl>
      <div className="webhooks__actions">
        <Button kind="tertiary" size="sm" disabled={busy || !webhook.enabled} onClick={tryOut} aria-label={t('webhooks.tryIt', { name })}>
          {t('webhooks.try')}
        </Button>
        <Button kind="ghost" size="sm" disabled={busy} onClick={edit} aria-label={t('webhooks.editIt', { name })}>
          {t('webhooks.edit')}
        </Button>
        <Button
          kind={sure ? 'danger' : 'danger--ghost'}
          size="sm"
          disabled={busy}
          onClick={() => (sure ? end() : setSure(true))}
          onBlur={() => setSure(false)}
          aria-label={sure ? t('webhooks.endSure', { name }) : t('webhooks.endIt', { name })}
        >
          {sure ? t('webhooks.sure') : t('webhooks.end')}
        </Button>
      </div>
    </li>
  )
}
