import { SkeletonText } from '@carbon/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams, useSearchParams } from 'react-router'
import { ProblemError } from '../api/request'
import { Notice } from '../common/Notice'
import { EmptyState, ErrorState } from '../common/States'
import { useTitle } from '../common/useTitle'
import { PausedNotice } from '../intake/PausedNotice'
import { useWords } from '../i18n/words'
import { IntakeForm } from './IntakeForm'
import type { Opened } from './useRequestDraft'
import { type Opening, useStart } from './useStart'

/**
 * The form of one type of request: new, from a draft (`?draft=`), or filled in from an earlier one (`?from=`) or an
 * example (`?example=`).
 */
export function IntakePage() {
  const { type = '' } = useParams()
  const [parameters] = useSearchParams()
  // Only what the page was opened with counts: the draft's id comes into the address while one types.
  const [opening] = useState({
    draft: parameters.get('draft'),
    from: parameters.get('from'),
    example: parameters.get('example'),
  })
  return <Intake key={type} type={type} opening={opening} />
}

function Intake({ type, opening }: { type: string; opening: Opening }) {
  const { t } = useTranslation()
  const words = useWords()
  const { known, types, start } = useStart(type, opening)
  const [taken, setTaken] = useState<Opened | null>(null)
  const title = known ? words.requestType(known.type, known.title) : t('nav.new')
  useTitle(title)
  const example = known?.examples.find((one) => one.id === opening.example)
  const filledFrom = opening.draft ? null : (opening.from ?? (example && t('example.named', { title: example.title })))

  const error = types.error ?? start.error
  return (
    <div className="page">
      <p className="page__back">
        <Link to="/new">{t('new.back')}</Link>
      </p>
      {types.data && !known ? (
        <EmptyState title={t('new.noType')}>
          <p>
            <Link to="/new">{t('new.back')}</Link>
          </p>
        </EmptyState>
      ) : error instanceof ProblemError && !start.data ? (
        <ErrorState problem={error.problem} again={() => void (types.error ? types : start).refetch()} />
      ) : !known || !start.data ? (
        <div role="status" aria-label={t('state.loading')}>
          <SkeletonText heading width="40%" />
          <SkeletonText paragraph lineCount={8} />
        </div>
      ) : (
        <>
          <PausedNotice />
          {filledFrom && (
            <Notice kind="info" title={t('new.takenOver', { id: filledFrom })} subtitle={t('new.takenOverHint')} />
          )}
          <IntakeForm
            key={taken?.version}
            type={known}
            schema={start.data.schema}
            data={taken?.values ?? start.data.data}
            draft={taken ?? start.data.draft}
            confidential={start.data.confidential}
            take={setTaken}
          />
        </>
      )}
    </div>
  )
}
