import { Button } from '@carbon/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../api/request'
import { problemText } from '../i18n/words'

/** In place of what could not be loaded: what happened, and a way to try again. */
export function ErrorState({ problem, again }: { problem: Problem; again: () => void }) {
  const { t } = useTranslation()
  return (
    <div className="state" role="alert">
      <h2>{problem.name === 'offline' ? t('state.offlineTitle') : t('state.errorTitle')}</h2>
      <p>{problemText(t, problem)}</p>
      <Button kind="tertiary" size="md" onClick={again}>
        {t('state.again')}
      </Button>
    </div>
  )
}

/** In place of a list that has nothing in it. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="state" role="status">
      <h2>{title}</h2>
      {children}
    </div>
  )
}
