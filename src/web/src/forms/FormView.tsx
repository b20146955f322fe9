import { InlineNotification, SkeletonText } from '@carbon/react'
import { type Ref, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldError } from '../api/request'
import type { FormHost } from './FormHost'
import { problemWords, translated } from '../i18n/texts'
import { formMessage } from './messages'
import { spoken } from './spoken'
import { type FieldErrors, type FormSchema, type Values, variables } from './schema'

/** What a page asks of a form that is shown; before the form is there, it has nothing and does nothing. */
export interface FormHandle {
  /** All that is entered; null when something is wrong: then that is told at the fields. */
  submit(): Values | null
  /** What is entered, valid or not. */
  values(): Values
  /** Checks these fields only, as one step of many; false when something is wrong: then that is told at the fields. */
  check(fields: string[]): boolean
  /** What is shown as wrong, by field. */
  errors(): FieldErrors
  /** Tells at the fields what the server found; gives back what belongs to no field that is shown. */
  showErrors(errors: FieldError[]): FieldError[]
  /** Puts the keyboard into a field, by its name as errors have it. */
  focus(field: string): void
}

interface FormViewProps {
  schema: FormSchema
  /** The variables that the form reads, and the values that its fields start with. */
  data: Values
  /** The id of the one top-level group to show; all when left out. Fields of the others are kept and checked. */
  group?: string
  readOnly?: boolean
  /** Called with all that is entered, whenever the person changed something. */
  onChange?: (values: Values) => void
  /** Called with what is shown as wrong, whenever that may have changed. */
  onErrors?: (errors: FieldErrors) => void
  /** Called once the form can be seen and asked. */
  onReady?: () => void
  ref?: Ref<FormHandle>
}

/**
 * A Camunda Form to fill in or to read; its library is loaded when the first one is shown. It keeps what is entered:
 * a new `schema` or `data` is taken up only when the element is mounted anew (give it another `key`).
 */
export function FormView({ schema, data, group, readOnly = false, onChange, onErrors, onReady, ref }: FormViewProps) {
  const { t, i18n } = useTranslation()
  const element = useRef<HTMLDivElement>(null)
  const [host, setHost] = useState<FormHost | null>(null)
  const [failed, setFailed] = useState(false)
  // What the form is drawn with: what it began with, and what was entered since.
  const start = useRef({ schema, data })
  const now = useRef({ onChange, onErrors, onReady, t, readOnly, group })
  useLayoutEffect(() => {
    now.current = { onChange, onErrors, onReady, t, readOnly, group }
  })

  // The form is drawn anew in another language, with what was entered meanwhile.
  useEffect(() => {
    let current = true
    let made: FormHost | undefined
    const show = async () => {
      const { FormHost } = await import('./FormHost')
      if (!current || !element.current) return
      made = new FormHost(element.current, {
        say: (message) => formMessage(now.current.t, message),
        judged: (errors) => now.current.onErrors?.(errors),
        changed: (values) => {
          const { schema, data } = start.current
          start.current = { schema, data: { ...variables(schema, data), ...values } }
          now.current.onChange?.(values)
        },
      })
      const { schema, data } = start.current
      await made.render(translated(schema), spoken(schema, data))
      if (!current) return
      made.setReadOnly(now.current.readOnly)
      made.showGroup(now.current.group ?? null)
      setHost(made)
      now.current.onReady?.()
    }
    setFailed(false)
    show().catch(() => setFailed(true))
    return () => {
      current = false
      made?.detach()
      setHost(null)
    }
  }, [i18n.language])

  useEffect(() => host?.setReadOnly(readOnly), [host, readOnly])
  useEffect(() => host?.showGroup(group ?? null), [host, group])
  useImperativeHandle(
    ref,
    () => ({
      submit: () => host?.submit() ?? null,
      values: () => host?.values() ?? {},
      check: (fields) => host?.check(fields) ?? false,
      errors: () => host?.errors() ?? {},
      showErrors: (errors) => {
        const said = errors.map((error) => ({ ...error, message: problemWords(error.message) }))
        return host?.showErrors(said) ?? said
      },
      focus: (field) => host?.focus(field),
    }),
    [host],
  )

  return (
    <>
      {failed && <InlineNotification kind="error" lowContrast hideCloseButton role="alert" title={t('form.failed')} />}
      {!host && !failed && (
        <div role="status" aria-label={t('state.loading')}>
          <SkeletonText paragraph lineCount={8} />
        </div>
      )}
      <div ref={element} className="form" />
    </>
  )
}
