import { Button } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../common/Notice'
import { useTitle } from '../common/useTitle'
import { PasswordPanel } from '../settings/PasswordPanel'
import { useSession } from './session'

/** All that is open to people who came in with a one-time password, until they have chosen another one. */
export function PasswordFirst({ whenChosen }: { whenChosen: () => void }) {
  const { t } = useTranslation()
  const { person, signOut } = useSession()
  useTitle(t('password.title'))
  return (
    <main className="page page--narrow second-factor__first">
      <h1>{person.displayName}</h1>
      <Notice kind="info" title={t('password.chooseFirst')} />
      <PasswordPanel whenChosen={whenChosen} />
      <Button kind="ghost" onClick={() => void signOut()}>
        {t('shell.signOut')}
      </Button>
    </main>
  )
}
