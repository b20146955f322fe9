import '../../styles/studio.scss'
import '../../styles/changes.scss'
import { Button } from '@carbon/react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams } from 'react-router'
import type { Change, ChangeStep } from '../../api/changes'
import { ProblemError } from '../../api/request'
import { DetailPage } from '../../common/DetailPage'
import { NotFoundPage } from '../../common/NotFoundPage'
import { Notice } from '../../common/Notice'
import { useMoments } from '../../common/useMoments'
import { useNow } from '../../common/useNow'
import { useTitle } from '../../common/useTitle'
import { useSession } from '../../session/session'
import { changesModels } from '../../shell/entries'
import { useChangeThreads } from '../threads/useThreads'
import { useModels } from '../useModels'
import { ChangeForm } from './ChangeForm'
import { ChangeHistory } from './ChangeHistory'
import { ChangeModels } from './ChangeModels'
import { ChangePeople } from './ChangePeople'
import { ChangeThreads } from './ChangeThreads'
import { ChangeTag } from './ChangeTag'
import { Findings } from './Findings'
import { StepDialog } from './StepDialog'
import { useChange, useChanging, useSeeing } from './useChanges'

/** In ms: workers take a change up within seconds. */
const USUAL_DEPLOYMENT = 60_000

/** A change: what it proposes, what the checks say, and what can be done with it. */
export function ChangePage() {
  const { number = '' } = useParams()
  return /^\d{1,9}$/.test(number) ? <Found key={number} number={Number(number)} /> : <NotFoundPage />
}

function Found({ number }: { number: number }) {
  const { t } = useTranslation()
  const asked = useChange(number)
  const { mutate: see } = useSeeing()
  const there = asked.data !== undefined
  useTitle(asked.data?.title ?? t('change.list'))
  useEffect(() => {
    if (there) see(number)
  }, [there, number, see])
  return (
    <DetailPage back={{ to: '/studio/changes', text: t('change.list') }} asked={asked}>
      {(change) => <Shown change={change} />}
    </DetailPage>
  )
}

function Shown({ change }: { change: Change }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const navigate = useNavigate()
  const now = useNow()
  const { person } = useSession()
  const { taking, returning } = useChanging()
  const [asked, setAsked] = useState<ChangeStep | 'return' | null>(null)
  const [writing, setWriting] = useState(false)
  const openThreads = useChangeThreads(change.number).data?.length ?? 0
  const failure = asked === 'return' ? returning.error : taking.error
  const close = () => {
    taking.reset()
    returning.reset()
    setAsked(null)
  }
  const take = (note: string) => {
    if (asked === 'return') {
      returning.mutate(
        { number: change.number, reason: note },
        {
          onSuccess: (made) => {
            close()
            void navigate(`/studio/changes/${made.number}`)
          },
        },
      )
    } else if (asked) {
      taking.mutate({ change, step: asked, note }, { onSuccess: close })
    }
  }

  return (
    <>
      <header className="page__head">
        <h1>
          <bdi>{change.title}</bdi>
        </h1>
        <div className="page__actions">
          {change.mayWrite && !writing && (
            <Button kind="tertiary" size="md" onClick={() => setWriting(true)}>
              {t('change.edit')}
            </Button>
          )}
          {change.steps.map((step) => (
            <Button key={step} size="md" kind={kinds[step]} onClick={() => setAsked(step)}>
              {t(`changeStep.${step}`)}
            </Button>
          ))}
          {change.mayReturn && (
            <Button size="md" kind="danger--tertiary" onClick={() => setAsked('return')}>
              {t('changeStep.return')}
            </Button>
          )}
        </div>
      </header>
      <p className="changes__line">
        <ChangeTag change={change} />
        <span>
          {change.liveAt
            ? t('change.liveSince', { when: moments.full(change.liveAt) })
            : change.effectiveAt
              ? t('change.liveFrom', { when: moments.full(change.effectiveAt) })
              : t('change.liveAtOnce')}
        </span>
        <span>{t('studio.by', { name: `\u2068${change.authorName}\u2069`, when: moments.short(change.changedAt) })}</span>
      </p>
      {change.returns !== null && (
        <p>
          <Link to={`/studio/changes/${change.returns}`}>{t('change.returnsFrom', { number: moments.number(change.returns) })}</Link>
        </p>
      )}
      {change.problem && (
        <Notice
          kind={change.state === 'failed' ? 'error' : 'warning'}
          title={t(change.state === 'failed' ? 'change.failed' : 'change.waits')}
          subtitle={change.problem}
        />
      )}
      {change.state === 'deploying' && !change.problem && now - Date.parse(change.changedAt) > USUAL_DEPLOYMENT && (
        <Notice kind="warning" title={t('change.notTaken')} subtitle={t('change.notTakenHint')} />
      )}
      {writing ? (
        <Rewriting change={change} done={() => setWriting(false)} />
      ) : (
        <>
          <p className="changes__reason" dir="auto">
            {change.reason}
          </p>
          <ChangeModels change={change} />
        </>
      )}
      <ChangeThreads change={change} />
      {changesModels(person) && <ChangePeople change={change} />}
      <Findings number={change.number} />
      <ChangeHistory change={change} />
      {asked && (
        <StepDialog
          step={asked}
          openThreads={deciding.has(asked) ? openThreads : 0}
          busy={taking.isPending || returning.isPending}
          problem={failure instanceof ProblemError ? failure.problem : null}
          take={take}
          close={close}
        />
      )}
    </>
  )
}

const kinds = {
  submit: 'primary',
  approve: 'primary',
  confirm: 'primary',
  retry: 'primary',
  'send-back': 'tertiary',
  recall: 'tertiary',
  refuse: 'danger--ghost',
  withdraw: 'danger--ghost',
} as const

/** The steps before which it counts what is still talked about. */
const deciding: ReadonlySet<string> = new Set(['submit', 'approve', 'send-back', 'refuse'])

function Rewriting({ change, done }: { change: Change; done: () => void }) {
  const { data } = useModels()
  const open = (data ?? []).filter(({ latest }) => !latest.live)
  return data && <ChangeForm change={change} open={open} chosen={change.models.map(({ kind, id }) => `${kind}/${id}`)} done={done} />
}
