import { Button, PasswordInput, Select, SelectItem, TextInput } from '@carbon/react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../api/request'
import type { DemoAccount, Language } from '../api/types'
import { switchLanguage } from '../i18n/i18n'
import { languageCodes, languages } from '../i18n/languages'
import { problemText } from '../i18n/words'
import { Notice } from '../common/Notice'
import type { SignIn } from './session'
import { useTitle } from '../common/useTitle'

/** Asks for name and password, in the browser's language. */
export function SignInPage({ demoAccounts, expected, signIn }: SignIn) {
  const { t, i18n } = useTranslation()
  const [username, setUsername] = useState(expected ?? '')
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  useTitle(t('signIn.title'))

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setProblem(await signIn(username.trim(), password))
    setBusy(false)
  }
  const fillIn = (account: DemoAccount) => {
    setUsername(account.username)
    setPassword(account.password)
    setProblem(null)
  }

  return (
    <main className="sign-in">
      <div className="sign-in__story">
        <p className="sign-in__brand">Launchdesk</p>
        <p className="sign-in__claim">{t('signIn.claim')}</p>
        <p className="sign-in__links">
          <a href="/v3/api-docs">{t('signIn.apiDocs')}</a>
          <a href="/actuator/health">{t('signIn.health')}</a>
        </p>
      </div>
      <div className="sign-in__panel">
        <form className="sign-in__form" onSubmit={(event) => void submit(event)}>
          <h1>{t('signIn.title')}</h1>
          {expected && <p>{t('signIn.again')}</p>}
          {problem && <Notice kind="error" title={problemText(t, problem)} />}
          <TextInput
            id="username"
            labelText={t('signIn.username')}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            required
            value={username}
            onChange={(event) => setUsername(event.target.value)}
          />
          <PasswordInput
            id="password"
            labelText={t('signIn.password')}
            autoComplete="current-password"
            required
            showPasswordLabel={t('signIn.showPassword')}
            hidePasswordLabel={t('signIn.hidePassword')}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
          <Button type="submit" disabled={busy}>
            {t('signIn.submit')}
          </Button>
        </form>
        {demoAccounts.length > 0 && (
          <section className="sign-in__demo" aria-labelledby="demo-accounts">
            <h2 id="demo-accounts">{t('signIn.demo')}</h2>
            <p>{t('signIn.demoHint')}</p>
            <ul>
              {demoAccounts.map((account) => (
                <li key={account.username}>
                  <Button kind="tertiary" size="sm" onClick={() => fillIn(account)}>
                    {t(`role.${account.username}`, { defaultValue: account.username })}
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        )}
        <Select
          id="sign-in-language"
          size="sm"
          labelText={t('settings.language')}
          value={i18n.language}
          onChange={(event) => void switchLanguage(event.target.value as Language)}
        >
          {languageCodes.map((code) => (
            <SelectItem key={code} value={code} text={languages[code].name} lang={code} />
          ))}
        </Select>
      </div>
    </main>
  )
}
