import '../../styles/studio.scss'
import '../../styles/changes.scss'
import { SkeletonText } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { ProblemError } from '../../api/request'
import { EmptyState, ErrorState } from '../../common/States'
import { useTitle } from '../../common/useTitle'
import { useModels } from '../useModels'
import { ChangeForm } from './ChangeForm'

/** Proposes newest versions of models that are not live; `?model=kind/id` chooses some at first. */
export function NewChangePage() {
  const { t } = useTranslation()
  const [query] = useSearchParams()
  const { data, error, isPending, refetch } = useModels()
  useTitle(t('change.new'))
  const open = (data ?? []).filter(({ latest }) => !latest.live)
  return (
    <div className="page">
      <p className="page__back">
        <Link to="/studio/changes">{t('change.list')}</Link>
      </p>
      <header className="page__head">
        <h1>{t('change.new')}</h1>
      </header>
      <p className="page__lead">{t('change.newLead')}</p>
      {isPending && (
        <div role="status" aria-label={t('state.loading')}>
          <SkeletonText paragraph lineCount={6} />
        </div>
      )}
      {!data && error instanceof ProblemError && <ErrorState problem={error.problem} again={() => void refetch()} />}
      {data && open.length === 0 && (
        <EmptyState title={t('change.nothing')}>
          <p>{t('change.nothingHint')}</p>
        </EmptyState>
      )}
      {open.length > 0 && <ChangeForm change={null} open={open} chosen={query.getAll('model')} />}
    </div>
  )
}
