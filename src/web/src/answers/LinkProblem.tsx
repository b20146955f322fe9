import { Button } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/api'
import type { Problem } from '../api/request'
import { ErrorState } from '../common/States'
import { problemText } from '../i18n/words'

const REFUSED = [
  'not-found',
  'answer-link-foreign',
  'answer-link-used',
  'answer-link-ended',
  'answer-link-expired',
  'task-not-open',
  'task-taken',
  'four-eyes',
  'forbidden',
]

/** Why a link cannot be used, and what can be done instead. */
export function LinkProblem({ problem, again }: { problem: Problem; again: () => void }) {
  const { t } = useTranslation()
  const signOut = async () => {
    await api.signOut(false)
    location.reload()
  }
  return (
    <main className="shared">
      <p className="shared__brand">Launchdesk</p>
      {REFUSED.includes(problem.name) ? (
        <div className="state" role="alert">
          <h1>{t('answerLink.closed')}</h1>
          <p>{problem.name === 'not-found' ? t('answerLink.unknown') : problemText(t, problem)}</p>
          {problem.name === 'answer-link-foreign' && (
            <Button kind="tertiary" size="md" onClick={() => void signOut()}>
              {t('answerLink.other')}
            </Button>
          )}
          <p>
            <a href="/tasks">{t('answerLink.toTasks')}</a>
          </p>
        </div>
      ) : (
        <ErrorState problem={problem} again={again} />
      )}
    </main>
  )
}
