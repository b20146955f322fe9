import { Button } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import { useTitle } from '../common/useTitle'
import { SecondFactorPanel } from '../settings/SecondFactorPanel'
import { useSession } from './session'

/** All that is open to people whose role needs a second factor, until they have one. */
export function SecondFactorFirst({ whenSet }: { whenSet: () => void }) {
  const { t } = useTranslation()
  const { person, signOut } = useSession()
  useTitle(t('secondFactor.title'))
  return (
    <main className="page page--narrow second-factor__first">
      <h1>{person.displayName}</h1>
      <SecondFactorPanel whenSet={whenSet} />
      <Button kind="ghost" onClick={() => void signOut()}>
        {t('shell.signOut')}
      </Button>
    </main>
  )
}
