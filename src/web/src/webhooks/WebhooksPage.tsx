import { Button, SkeletonText } from '@carbon/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../api/request'
import type { Webhook } from '../api/webhooks'
import { Notice } from '../common/Notice'
import { EmptyState, ErrorState } from '../common/States'
import { useTitle } from '../common/useTitle'
import { problemText } from '../i18n/words'
import { useKeeping, useWebhooks } from './useWebhooks'
import { WebhookCard } from './WebhookCard'
import { WebhookDialog } from './WebhookDialog'

/** Channels in Slack and Microsoft Teams that groups and teams are told by; kept by admins. */
export function WebhooksPage() {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useWebhooks()
  const { ending, trying } = useKeeping()
  const [edited, setEdited] = useState<Webhook | 'new' | null>(null)
  const [tried, setTried] = useState<string | null>(null)
  useTitle(t('webhooks.title'))
  const problem = ending.error ?? trying.error

  return (
    <div className="page">
      <header className="page__head">
        <h1>{t('webhooks.title')}</h1>
        <div className="page__actions">
          <Button size="md" onClick={() => setEdited('new')}>
            {t('webhooks.add')}
          </Button>
        </div>
      </header>
      <p className="webhooks__lead">{t('webhooks.lead')}</p>
      {problem instanceof ProblemError && <Notice kind="error" title={problemText(t, problem.problem)} />}
      {tried && <Notice kind="info" title={t('webhooks.tried', { name: `\u2068${tried}\u2069` })} onClose={() => setTried(null)} />}
      {isPending && (
        <div role="status" aria-label={t('state.loading')}>
          <SkeletonText paragraph lineCount={6} />
        </div>
      )}
      {!data && error instanceof ProblemError && <ErrorState problem={error.problem} again={() => void refetch()} />}
      {data?.length === 0 && (
        <EmptyState title={t('webhooks.none')}>
          <p>{t('webhooks.noneHint')}</p>
        </EmptyState>
      )}
      {data && data.length > 0 && (
        <ul className="webhooks">
          {data.map((webhook) => (
            <WebhookCard
              key={webhook.id}
              webhook={webhook}
              busy={ending.isPending || trying.isPending}
              edit={() => setEdited(webhook)}
              end={() => ending.mutate(webhook.id)}
              tryOut={() => trying.mutate(webhook.id, { onSuccess: () => setTried(webhook.name) })}
            />
          ))}
        </ul>
      )}
      {edited && <WebhookDialog webhook={edited === 'new' ? null : edited} close={() => setEdited(null)} />}
    </div>
  )
}
