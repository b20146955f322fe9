import { Button, Select, SelectItem } from '@carbon/react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../api/request'
import type { Language } from '../api/people'
import type { DemoAccount } from '../api/sessions'
import { switchLanguage } from '../i18n/i18n'
import { languageCodes, languages } from '../i18n/languages'
import { Notice } from '../common/Notice'
import { PasswordForm } from './PasswordForm'
import { ProviderButton } from './ProviderButton'
import type { SignIn } from './session'
import { useTitle } from '../common/useTitle'

/** Leads to the identity provider, or asks for name and password, in the browser's language. */
export function SignInPage({ demoAccounts, provider, passwords, refused, expected, signIn }: SignIn) {
  const { t, i18n } = useTranslation()
  const [username, setUsername] = useState(expected ?? '')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [coded, setCoded] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const [local, setLocal] = useState(false)
  useTitle(t('signIn.title'))

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    const found = await signIn(username.trim(), password, code)
    // That a code is needed is no mistake: its field appears, and says so.
    const asked = found?.name === 'code-needed'
    if (asked) setCoded(true)
    setProblem(asked ? null : found)
    setBusy(false)
  }
  const fillIn = (account: DemoAccount) => {
    setUsername(account.username)
    setPassword(account.password)
    setCode('')
    setCoded(false)
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
        {refused && !problem && (
          <Notice
            kind="error"
            title={t(`problem.${refused}`, { defaultValue: t('problem.provider-failed') })}
          />
        )}
        {provider && <ProviderButton provider={provider} again={expected !== null} first={!local} />}
        {passwords && (!provider || local) && (
          <PasswordForm
            heading={!provider}
            expected={expected}
            problem={problem}
            busy={busy}
            username={username}
            password={password}
            code={coded ? code : null}
            setCode={setCode}
            setUsername={setUsername}
            setPassword={setPassword}
            submit={(event) => void submit(event)}
          />
        )}
        {passwords && provider && !local && (
          <Button className="sign-in__local" kind="ghost" size="md" onClick={() => setLocal(true)}>
            {t('signIn.local')}
          </Button>
        )}
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
