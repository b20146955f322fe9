import { Button, PasswordInput, TextInput } from '@carbon/react'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../api/request'
import { Notice } from '../common/Notice'
import { problemText } from '../i18n/words'

interface Props {
  /** Whether the form heads the page; beside the provider's button it does not. */
  heading: boolean
  /** The name that must sign in again; null on a fresh start. */
  expected: string | null
  problem: Problem | null
  busy: boolean
  username: string
  password: string
  /** Of the second factor; null while none is asked for. */
  code: string | null
  setCode: (code: string) => void
  setUsername: (username: string) => void
  setPassword: (password: string) => void
  submit: (event: FormEvent) => void
}

/** Asks for name and password. */
export function PasswordForm(form: Props) {
  const { t } = useTranslation()
  return (
    <form className="sign-in__form" aria-label={form.heading ? undefined : t('signIn.local')} onSubmit={form.submit}>
      {form.heading && <h1>{t('signIn.title')}</h1>}
      {form.heading && form.expected && <p>{t('signIn.again')}</p>}
      {form.problem && <Notice kind="error" title={problemText(t, form.problem)} />}
      <TextInput
        id="username"
        labelText={t('signIn.username')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        value={form.username}
        onChange={(event) => form.setUsername(event.target.value)}
      />
      <PasswordInput
        id="password"
        labelText={t('signIn.password')}
        autoComplete="current-password"
        required
        showPasswordLabel={t('signIn.showPassword')}
        hidePasswordLabel={t('signIn.hidePassword')}
        value={form.password}
        onChange={(event) => form.setPassword(event.target.value)}
      />
      {form.code !== null && (
        <TextInput
          id="code"
          labelText={t('signIn.code')}
          helperText={t('signIn.codeHint')}
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          required
          value={form.code}
          onChange={(event) => form.setCode(event.target.value)}
        />
      )}
      <Button type="submit" disabled={form.busy}>
        {t('signIn.submit')}
      </Button>
    </form>
  )
}
