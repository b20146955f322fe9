import { Button, PasswordInput, TextInput } from '@carbon/react'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../api/request'
import { Notice } from '../common/Notice'
import { problemText } from '../i18n/words'

interface Props {
  id: string
  label: string
  /** What is said when it is not the right one. */
  wrong: string
  kind: 'password' | 'code'
  action: string
  send: (secret: string) => Promise<unknown>
  cancel: () => void
}

/** Asks for one password or code. */
export function OneSecret({ id, label, wrong, kind, action, send, cancel }: Props) {
  const { t } = useTranslation()
  const [secret, setSecret] = useState('')
  const sending = useMutation({ mutationFn: () => send(secret) })
  const refused = sending.error instanceof ProblemError ? sending.error.problem : null
  const invalid = (refused?.errors.length ?? 0) > 0
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!sending.isPending) sending.mutate()
  }
  const field = {
    id,
    labelText: label,
    required: true,
    invalid,
    invalidText: wrong,
    value: secret,
    onChange: (event: { target: { value: string } }) => setSecret(event.target.value),
  }
  return (
    <form className="second-factor__form" onSubmit={submit}>
      {sending.error && !invalid && (
        <Notice kind="error" title={refused ? problemText(t, refused) : t('problem.internal')} />
      )}
      {kind === 'password' ? (
        <PasswordInput
          {...field}
          autoComplete="current-password"
          showPasswordLabel={t('signIn.showPassword')}
          hidePasswordLabel={t('signIn.hidePassword')}
        />
      ) : (
        <TextInput {...field} autoComplete="one-time-code" autoCapitalize="none" spellCheck={false} />
      )}
      <div className="second-factor__actions">
        <Button type="submit" size="md" disabled={sending.isPending}>
          {action}
        </Button>
        <Button kind="ghost" size="md" onClick={cancel}>
          {t('secondFactor.cancel')}
        </Button>
      </div>
    </form>
  )
}
