import { SkeletonText } from '@carbon/react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ModelKind } from '../../api/models'
import { Notice } from '../../common/Notice'
import { useMoments } from '../../common/useMoments'
import { DecisionComparison } from './DecisionComparison'
import { type DecisionDifference, decisionDifferences } from './decisionDifferences'
import type { Difference } from './difference'
import { FormComparison } from './FormComparison'
import { type FieldDifference, type FormFile, formDifferences } from './formDifferences'
import { ProcessComparison } from './ProcessComparison'
import { processDifferences } from './processDifferences'
import { readDecision, readProcess } from './reading'

type Found =
  | { kind: 'process'; differences: Difference[] }
  | { kind: 'decision'; differences: DecisionDifference[] }
  | { kind: 'form'; differences: FieldDifference[] }

interface Props {
  kind: ModelKind
  /** The contents of two versions. */
  before: string
  after: string
}

/** What differs between two contents of one model, in a picture, a table or side by side. */
export function ModelComparison({ kind, before, after }: Props) {
  const { t } = useTranslation()
  const moments = useMoments()
  const { data, error } = useQuery({
    queryKey: ['model-comparison', kind, before, after],
    queryFn: () => compared(kind, before, after),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  })
  if (error) return <Notice kind="error" title={t('compare.unreadable')} />
  if (!data) {
    return (
      <div role="status" aria-label={t('state.loading')}>
        <SkeletonText paragraph lineCount={6} />
      </div>
    )
  }
  const count = data.differences.filter(({ changes }) => changes.length > 0).length
  return (
    <div className="compare">
      <p role="status" className="compare__count">
        {count === 0 ? t(before === after ? 'compare.same' : 'compare.onlyWriting') : t('compare.count', { count, number: moments.number(count) })}
      </p>
      {count > 0 && data.kind === 'process' && <ProcessComparison before={before} after={after} differences={data.differences} />}
      {count > 0 && data.kind === 'decision' && <DecisionComparison differences={data.differences} />}
      {count > 0 && data.kind === 'form' && <FormComparison differences={data.differences} />}
    </div>
  )
}

async function compared(kind: ModelKind, before: string, after: string): Promise<Found> {
  switch (kind) {
    case 'process':
      return { kind, differences: processDifferences(await readProcess(before), await readProcess(after)) }
    case 'decision':
      return { kind, differences: decisionDifferences(await readDecision(before), await readDecision(after)) }
    case 'form':
      return { kind, differences: formDifferences(JSON.parse(before) as FormFile, JSON.parse(after) as FormFile) }
  }
}
