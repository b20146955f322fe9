import { ArrowLeft, ArrowRight, Checkmark } from '@carbon/icons-react'
import { Button, Checkbox } from '@carbon/react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import type { Problem } from '../api/request'
import type { RequestType } from '../api/intake'
import { CampaignSelect } from '../campaigns/CampaignSelect'
import { Notice } from '../common/Notice'
import { useMoments } from '../common/useMoments'
import { type FormHandle, FormView } from '../forms/FormView'
import { type FieldErrors, fieldsOf, type FormSchema, groups, rootField, type Values } from '../forms/schema'
import { problemText, useWords } from '../i18n/words'
import { DraftFiles } from './DraftFiles'
import { DraftConflict, DraftNote } from './DraftNote'
import { type Step, Steps } from './Steps'
import { type Opened, useRequestDraft } from './useRequestDraft'
import { useSubmission } from './useSubmission'

interface IntakeFormProps {
  type: RequestType
  schema: FormSchema
  /** What the fields start with. */
  data: Values
  draft?: Opened
  /** Whether it begins as confidential, without a draft. */
  confidential: boolean
  /** Goes on with a version that another device saved. */
  take: (theirs: Opened) => void
}

/** The intake form in its steps, kept as a draft until it is submitted. */
export function IntakeForm({ type, schema, data, draft, confidential, take }: IntakeFormProps) {
  const { t } = useTranslation()
  const words = useWords()
  const moments = useMoments()
  const navigate = useNavigate()
  const [, setParameters] = useSearchParams()
  const form = useRef<FormHandle>(null)
  const top = useRef<HTMLDivElement>(null)
  const submitted = useRef(false)
  const drafting = useRequestDraft(type.type, draft, confidential)
  const { state, savedId } = drafting
  const { submit, busy } = useSubmission()
  const [current, setCurrent] = useState(0)
  const [done, setDone] = useState<ReadonlySet<string>>(new Set())
  const [errors, setErrors] = useState<FieldErrors>({})
  const [trouble, setTrouble] = useState<{ title: string; detail?: string } | null>(null)
  const [campaignWrong, setCampaignWrong] = useState(false)
  const [focus, setFocus] = useState<string | null>(null)

  const parts = useMemo(() => groups(schema).map((group) => ({ group, fields: fieldsOf(group) })), [schema])
  const steps: Step[] = parts.map(({ group, fields }) => ({
    id: group.id,
    label: words.text(group.label ?? ''),
    fields,
    done: done.has(group.id),
    wrong: Object.keys(errors).some((field) => fields.includes(rootField(field))),
  }))
  const step = steps[current]
  const last = current >= steps.length - 1

  // The draft's id stands in the address, so that loading the page again goes on with it.
  useEffect(() => {
    if (savedId && !submitted.current) setParameters({ draft: savedId }, { replace: true, preventScrollReset: true })
  }, [savedId, setParameters])

  useEffect(() => {
    if (focus === null) return
    form.current?.focus(focus)
    setFocus(null)
  }, [focus])

  const go = (to: number) => {
    setCurrent(to)
    top.current?.scrollIntoView({ block: 'start' })
    top.current?.focus({ preventScroll: true })
  }
  const next = () => {
    if (!step || !form.current?.check(step.fields)) return
    setDone(new Set([...done, step.id]))
    go(current + 1)
  }
  /** Goes to the first field that is wrong. */
  const lead = (wrong: FieldErrors) => {
    const index = steps.findIndex(({ fields }) => Object.keys(wrong).some((field) => fields.includes(rootField(field))))
    const field = Object.keys(wrong).find((name) => steps[index]?.fields.includes(rootField(name)))
    if (index >= 0) setCurrent(index)
    if (field) setFocus(field)
  }
  const tell = (problem: Problem) => {
    const homeless = (form.current?.showErrors(problem.errors) ?? problem.errors).filter(({ field }) => field !== 'campaign')
    setCampaignWrong(problem.errors.some(({ field }) => field === 'campaign'))
    if (problem.errors.length > homeless.length) lead(form.current?.errors() ?? {})
    setTrouble({ title: problemText(t, problem), detail: homeless.map(({ field, message }) => `${field}: ${message}`).join(' ') })
  }
  const send = async () => {
    setTrouble(null)
    if (!form.current) return
    const values = form.current.submit()
    if (values === null) {
      const wrong = form.current.errors()
      const count = Object.keys(wrong).length
      setTrouble({ title: t('new.wrong', { count, fields: moments.number(count) }) })
      return lead(wrong)
    }
    const answer = await submit(drafting.entered(values), () => drafting.settle())
    if (!answer.ok) {
      drafting.change(values)
      return tell(answer.problem)
    }
    submitted.current = true
    drafting.stop()
    const { id } = answer.value
    await navigate(`/requests/${encodeURIComponent(id)}`, { state: { done: t('new.submitted', { id }) } })
  }

  return (
    <>
      <header className="intake__head">
        <div>
          <h1>{words.requestType(type.type, type.title)}</h1>
          <p className="intake__help">{words.text(type.description)}</p>
        </div>
        <DraftNote state={state} />
      </header>
      {state.is === 'conflict' && (
        <DraftConflict
          at={state.current.updatedAt}
          mine={() => drafting.keepMine(form.current?.values() ?? {})}
          theirs={() => savedId && take({ id: savedId, ...state.current })}
        />
      )}
      <div className={steps.length > 1 ? 'intake intake--steps' : 'intake'}>
        {steps.length > 1 && <Steps steps={steps} current={current} go={go} />}
        <div ref={top} className="intake__form panel" tabIndex={-1}>
          {trouble && (
            <Notice kind="error" title={trouble.title} subtitle={trouble.detail} onClose={() => setTrouble(null)} />
          )}
          <FormView
            ref={form}
            schema={schema}
            data={data}
            group={steps.length > 1 ? step?.id : undefined}
            onChange={drafting.change}
            onErrors={setErrors}
          />
          <div className="intake__foot">
            {current > 0 && (
              <Button kind="secondary" renderIcon={ArrowLeft} onClick={() => go(current - 1)}>
                {t('new.previous')}
              </Button>
            )}
            {last ? (
              <Button renderIcon={Checkmark} disabled={busy} onClick={() => void send()}>
                {busy ? t('new.submitting') : t('new.submit')}
              </Button>
            ) : (
              <Button renderIcon={ArrowRight} onClick={next}>
                {t('new.next')}
              </Button>
            )}
          </div>
        </div>
        <div className="intake__files">
          <section className="panel intake__campaign">
            <CampaignSelect
              id="intake-campaign"
              wrong={campaignWrong ? t('campaignWrong.campaign') : undefined}
              value={drafting.setting.campaign}
              choose={(campaign) => {
                setCampaignWrong(false)
                drafting.choose({ campaign }, form.current?.values() ?? {})
              }}
            />
            <Checkbox
              id="intake-confidential"
              labelText={t('confidential.confidential')}
              helperText={t('confidential.intakeHint')}
              checked={drafting.setting.confidential}
              onChange={(_, { checked }) => drafting.choose({ confidential: checked }, form.current?.values() ?? {})}
            />
          </section>
          <DraftFiles draftId={savedId} begin={() => drafting.begin(form.current?.values() ?? {})} />
        </div>
      </div>
    </>
  )
}
