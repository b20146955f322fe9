import { Button } from '@carbon/react'
import { useMutation } from '@tanstack/react-query'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/api'
import { type FieldError, orThrow, ProblemError } from '../api/request'
import type { AskedByLink, Completed } from '../api/tasks'
import { Notice } from '../common/Notice'
import { type FormHandle, FormView } from '../forms/FormView'
import type { Values } from '../forms/schema'
import { problemText } from '../i18n/words'
import { besideRequest, entered } from '../tasks/taskForm'
import { chosen } from './chosen'

/** The task's form, beginning with what the link of the mail chose, and the button that answers. */
export function LinkAnswer({ secret, asked, done }: { secret: string; asked: AskedByLink; done: (completed: Completed) => void }) {
  const { t } = useTranslation()
  const form = useRef<FormHandle>(null)
  const [homeless, setHomeless] = useState<FieldError[]>([])
  const schema = useMemo(() => asked.form && besideRequest(asked.form.schema), [asked.form])
  const data = useMemo(
    () => ({ ...asked.data, ...(schema ? chosen(schema, location.search) : {}) }),
    [asked.data, schema],
  )
  const answering = useMutation({
    mutationFn: (values: Values) => orThrow(api.answerByLink(secret, values)),
    onSuccess: done,
    onError: (error) => {
      if (error instanceof ProblemError && form.current) setHomeless(form.current.showErrors(error.problem.errors))
    },
  })
  const submit = () => {
    const filledIn = schema ? form.current?.submit() : {}
    if (!filledIn) return
    setHomeless([])
    answering.mutate(schema ? entered(schema, filledIn) : {})
  }
  const problem = answering.error instanceof ProblemError ? answering.error.problem : null
  return (
    <section className="panel answer" aria-labelledby="answer-title">
      <h2 id="answer-title" className={schema ? 'cds--visually-hidden' : 'panel__title'}>
        {t('answer.title')}
      </h2>
      {schema ? (
        <FormView ref={form} schema={schema} data={data} readOnly={answering.isPending} />
      ) : (
        <p className="panel__line">{t('answer.noForm')}</p>
      )}
      {problem && problem.name !== 'not-signed-in' && (
        <Notice
          kind="error"
          title={problem.name === 'invalid-fields' ? t('answer.invalid') : problemText(t, problem)}
          subtitle={homeless.map((error) => error.message).join(' ')}
        />
      )}
      <div className="answer__foot">
        <Button kind="primary" disabled={answering.isPending} onClick={submit}>
          {answering.isPending ? t('answer.sending') : t('answer.send')}
        </Button>
      </div>
    </section>
  )
}
