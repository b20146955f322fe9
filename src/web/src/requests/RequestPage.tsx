import { Copy, Download, Locked, Share, Undo } from '@carbon/icons-react'
import { Button } from '@carbon/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { api } from '../api/api'
import type { RequestDetail } from '../api/requests'
import { BriefPanel } from '../brief/BriefPanel'
import { CommentsPanel } from '../comments/CommentsPanel'
import { DetailPage } from '../common/DetailPage'
import { Notice } from '../common/Notice'
import { useMoments } from '../common/useMoments'
import { useTitle } from '../common/useTitle'
import { ConfidentialTag } from '../confidential/ConfidentialTag'
import { ReadersDialog } from '../confidential/ReadersDialog'
import { RequestFiles } from '../files/RequestFiles'
import { useWords } from '../i18n/words'
import { useSession } from '../session/session'
import { readsArchives } from '../shell/entries'
import { ShareDialog } from '../share/ShareDialog'
import { useRequest } from '../tasks/useRequest'
import { CampaignWords } from './CampaignWords'
import { ClocksPanel } from './ClocksPanel'
import { DeliverablesPanel } from './DeliverablesPanel'
import { CostWords } from './CostWords'
import { MessagesPanel } from './MessagesPanel'
import { OpenTasks } from './OpenTasks'
import { BallWords, PromiseWords, Status } from './RequestParts'
import { TimelinePanel } from './TimelinePanel'
import { WayPanel } from './WayPanel'
import { WithdrawDialog } from './WithdrawDialog'

/** Where a request stands, what happened to it, what comes next. */
export function RequestPage() {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const asked = useRequest(id)
  useTitle(asked.data ? `${asked.data.id} ${asked.data.title}` : t('request.request'))

  return (
    <DetailPage back={{ to: '/requests', text: t('request.back') }} asked={asked}>
      {(request) => <Loaded request={request} />}
    </DetailPage>
  )
}

function Loaded({ request }: { request: RequestDetail }) {
  const { t } = useTranslation()
  const moments = useMoments()
  return (
    <>
      <Head request={request} />
      {request.withdrawal && (
        <Notice kind="warning" title={t('request.withdrawnBecause')} subtitle={request.withdrawal.reason} />
      )}
      {request.archivedAt && (
        <Notice
          kind="info"
          title={t('request.archived')}
          subtitle={t('request.archivedAt', { at: moments.short(request.archivedAt) })}
        />
      )}
      <dl className="facts facts--band panel">
        <div>
          <dt>{t('request.ball')}</dt>
          <dd>
            <BallWords request={request} shown={4} />
          </dd>
        </div>
        <div>
          <dt>{t('request.promise')}</dt>
          <dd>
            <PromiseWords promise={request.promise} why />
          </dd>
        </div>
        <div>
          <dt>{t('request.launch')}</dt>
          <dd>{request.launchAt ? moments.short(request.launchAt) : t('request.unknown')}</dd>
        </div>
        <div>
          <dt>{t('request.cost')}</dt>
          <dd>
            <CostWords request={request} />
          </dd>
        </div>
        <div>
          <dt>{t('campaigns.campaign')}</dt>
          <dd>
            <CampaignWords request={request} />
          </dd>
        </div>
      </dl>
      <OpenTasks request={request} />
      <WayPanel id={request.id} />
      <div className="columns">
        <div>
          <CommentsPanel requestId={request.id} unread={request.unread} />
          <RequestFiles requestId={request.id} />
          <DeliverablesPanel request={request} />
          <BriefPanel request={request} />
          <MessagesPanel id={request.id} />
        </div>
        <div>
          <ClocksPanel id={request.id} />
          <TimelinePanel id={request.id} />
        </div>
      </div>
    </>
  )
}

function Head({ request }: { request: RequestDetail }) {
  const { t } = useTranslation()
  const words = useWords()
  const moments = useMoments()
  const [withdrawing, setWithdrawing] = useState(false)
  const [sharing, setSharing] = useState(false)
  const [reading, setReading] = useState(false)
  const { person } = useSession()
  return (
    <header className="request-head">
      <div className="request-head__title">
        <h1>
          <bdi>{request.title}</bdi>
        </h1>
        <Status status={request.status} />
        {request.confidential && <ConfidentialTag size="md" />}
      </div>
      <p className="request-head__line">
        <bdi>{request.id}</bdi> · {words.requestType(request.type, request.typeTitle)} · {request.requesterName} ·{' '}
        <time dateTime={request.createdAt} title={moments.full(request.createdAt)}>
          {moments.short(request.createdAt)}
        </time>
      </p>
      <div className="request-head__actions">
        <Button as={Link} to={`/new/${request.type}?from=${request.id}`} kind="tertiary" size="md" renderIcon={Copy}>
          {t('request.clone')}
        </Button>
        {!request.confidential && (
          <Button kind="tertiary" size="md" renderIcon={Share} onClick={() => setSharing(true)}>
            {t('request.share')}
          </Button>
        )}
        {request.may.makeConfidential && (
          <Button kind="tertiary" size="md" renderIcon={Locked} onClick={() => setReading(true)}>
            {t('confidential.who')}
          </Button>
        )}
        {request.archivedAt && readsArchives(person) && (
          <Button as="a" href={api.archiveFile(request.id)} kind="tertiary" size="md" renderIcon={Download} download>
            {t('request.archiveFile')}
          </Button>
        )}
        {request.may.withdraw && (
          <Button kind="danger--tertiary" size="md" renderIcon={Undo} onClick={() => setWithdrawing(true)}>
            {t('request.withdraw')}
          </Button>
        )}
      </div>
      {sharing && <ShareDialog id={request.id} close={() => setSharing(false)} />}
      {reading && <ReadersDialog request={request} close={() => setReading(false)} />}
      {withdrawing && <WithdrawDialog id={request.id} close={() => setWithdrawing(false)} />}
    </header>
  )
}
