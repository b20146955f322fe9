import { Button, PasswordInput } from '@carbon/react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/api'
import { keys } from '../api/keys'
import { orThrow, ProblemError } from '../api/request'
import { Notice } from '../common/Notice'
import { problemText } from '../i18n/words'
import { useSession } from '../session/session'

/** Changes one's own password, where Launchdesk keeps it. What was typed stays when it is refused. */
export function PasswordPanel({ whenChosen }: { whenChosen?: () => void }) {
  const { t } = useTranslation()
  const { person } = useSession()
  const [current, setCurrent] = useState('')
  const [wanted, setWanted] = useState('')
  const state = useQuery({ queryKey: keys.password, queryFn: ({ signal }) => orThrow(api.password({ signal })) })
  const changing = useMutation({
    mutationFn: () => orThrow(api.changePassword(current, wanted)),
    onSuccess: () => {
      setCurrent('')
      setWanted('')
      whenChosen?.()
    },
  })
  if (!state.data?.kept) return null

  const { shortest } = state.data
  const refused = changing.error instanceof ProblemError ? changing.error.problem : null
  const wrong = (field: string) => refused?.errors.some((error) => error.field === field) ?? false
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!changing.isPending) changing.mutate()
  }
  const show = { showPasswordLabel: t('signIn.showPassword'), hidePasswordLabel: t('signIn.hidePassword') }
  return (
    <form className="panel panel--form" aria-labelledby="password-title" onSubmit={submit}>
      <h2 id="password-title" className="panel__title">
        {t('password.title')}
      </h2>
      {changing.isSuccess && <Notice kind="success" title={t('password.changed')} />}
      {changing.error && refused?.errors.length !== 1 && (
        <Notice kind="error" title={refused ? problemText(t, refused) : t('problem.internal')} />
      )}
      <input type="text" autoComplete="username" value={person.username} readOnly hidden />
      <PasswordInput
        id="password-current"
        labelText={t('password.current')}
        autoComplete="current-password"
        required
        {...show}
        invalid={wrong('current')}
        invalidText={t('password.notCurrent')}
        value={current}
        onChange={(event) => setCurrent(event.target.value)}
      />
      <PasswordInput
        id="password-wanted"
        labelText={t('password.wanted')}
        helperText={t('password.hint', { count: shortest })}
        autoComplete="new-password"
        required
        minLength={shortest}
        {...show}
        invalid={wrong('wanted')}
        invalidText={t('password.tooEasy', { count: shortest })}
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
      />
      <Button type="submit" size="md" kind="tertiary" disabled={changing.isPending}>
        {t('password.change')}
      </Button>
    </form>
  )
}
