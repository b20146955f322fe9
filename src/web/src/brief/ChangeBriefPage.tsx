import { Checkmark } from '@carbon/icons-react'
import { Button, SkeletonText, TextArea } from '@carbon/react'
import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams } from 'react-router'
import { api } from '../api/api'
import { keys } from '../api/keys'
import { type Problem, ProblemError } from '../api/request'
import type { RequestDetail } from '../api/requests'
import { Notice } from '../common/Notice'
import { EmptyState, ErrorState } from '../common/States'
import { useMoments } from '../common/useMoments'
import { useTitle } from '../common/useTitle'
import { type FormHandle, FormView } from '../forms/FormView'
import type { FormSchema } from '../forms/schema'
import { problemText } from '../i18n/words'
import { useIntakeForm, useRequest } from '../tasks/useRequest'

/** The brief of a running request, to be changed. */
export function ChangeBriefPage() {
  const { t } = useTranslation()
  const { id = '' } = useParams()
  const request = useRequest(id)
  const form = useIntakeForm(request.data?.type ?? '')
  const failed = [request, form].find((query) => !query.data && query.error instanceof ProblemError)
  useTitle(t('briefChange.title', { id }))

  return (
    <div className="page page--narrow">
      <p className="page__back">
        <Link to={`/requests/${id}`}>{t('briefChange.back')}</Link>
      </p>
      <header className="page__head">
        <h1>{t('briefChange.title', { id })}</h1>
      </header>
      {failed?.error instanceof ProblemError ? (
        <ErrorState problem={failed.error.problem} again={() => void failed.refetch()} />
      ) : !request.data || !form.data ? (
        <SkeletonText paragraph lineCount={8} />
      ) : (
        <Changing request={request.data} schema={form.data.schema} />
      )}
    </div>
  )
}

const LONGEST = 2000

function Changing({ request, schema }: { request: RequestDetail; schema: FormSchema }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const form = useRef<FormHandle>(null)
  // What the change is made from stays, whatever events bring: the portal tells when it has become old.
  const [base, setBase] = useState({ brief: request.brief, version: request.briefVersion })
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<{ problem: Problem; more: string } | null>(null)
  const data = useMemo(() => base.brief, [base])

  const save = async () => {
    setTrouble(null)
    const brief = form.current?.submit()
    if (!brief || busy) return
    setBusy(true)
    const answer = await api.changeBrief(request.id, { brief, baseVersion: base.version, reason: reason.trim() || null })
    setBusy(false)
    void queries.invalidateQueries({ queryKey: keys.requests.detail(request.id) })
    if (!answer.ok) {
      const homeless = form.current?.showErrors(answer.problem.errors) ?? answer.problem.errors
      return setTrouble({ problem: answer.problem, more: homeless.map(({ message }) => message).join(' ') })
    }
    const count = answer.value.changes.length
    const done = count ? t('briefChange.done', { count, n: moments.number(count) }) : t('briefChange.same')
    await navigate(`/requests/${request.id}`, { state: { done } })
  }

  if (!request.may.changeBrief && !trouble) return <EmptyState title={t('briefChange.fixed')} />
  return (
    <>
      {request.briefVersion > base.version && (
        <Notice kind="warning" title={t('briefChange.outdated')} subtitle={t('briefChange.outdatedHint')} />
      )}
      {trouble && (
        <Notice
          kind="error"
          title={problemText(t, trouble.problem)}
          subtitle={trouble.more || trouble.problem.detail}
          onClose={() => setTrouble(null)}
        />
      )}
      <div className="panel">
        <FormView key={base.version} ref={form} schema={schema} data={data} />
        <TextArea
          id="change-reason"
          labelText={t('briefChange.reason')}
          helperText={t('briefChange.reasonHint')}
          rows={2}
          maxLength={LONGEST}
          dir="auto"
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <div className="comment-field__actions">
          <Button renderIcon={Checkmark} disabled={busy} onClick={() => void save()}>
            {t('briefChange.save')}
          </Button>
          {request.briefVersion > base.version && (
            <Button
              kind="tertiary"
              onClick={() => {
                setTrouble(null)
                setBase({ brief: request.brief, version: request.briefVersion })
              }}
            >
              {t('briefChange.again')}
            </Button>
          )}
          <Button as={Link} kind="ghost" to={`/requests/${request.id}`}>
            {t('comment.cancel')}
          </Button>
        </div>
      </div>
    </>
  )
}
