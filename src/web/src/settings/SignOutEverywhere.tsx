import { Button } from '@carbon/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../api/request'
import { Notice } from '../common/Notice'
import { problemText } from '../i18n/words'
import { useSession } from '../session/session'

/** Ends all sessions of the person, as after a lost phone. */
export function SignOutEverywhere() {
  const { t } = useTranslation()
  const { signOut } = useSession()
  const [problem, setProblem] = useState<Problem | null>(null)
  return (
    <section className="panel panel--form" aria-label={t('settings.devices')}>
      {problem && <Notice kind="error" title={problemText(t, problem)} />}
      <p>{t('settings.everywhereHint')}</p>
      <Button kind="danger--tertiary" size="md" onClick={() => void signOut(true).then(setProblem)}>
        {t('settings.everywhere')}
      </Button>
    </section>
  )
}
