import { Button, RadioButton, RadioButtonGroup } from '@carbon/react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { api } from '../../api/api'
import type { Model, ModelDraft } from '../../api/models'
import { orThrow, ProblemError } from '../../api/request'
import { Notice } from '../../common/Notice'
import { useMoments } from '../../common/useMoments'
import { problemText } from '../../i18n/words'
import { merged, type Winner } from './merge'
import { compareAddress } from './sides'
import { useContent } from './useSides'

interface Props {
  model: Model
  draft: ModelDraft
}

/** Brings what others made since into the own draft. */
export function MergePanel({ model, draft }: Props) {
  const { t } = useTranslation()
  const moments = useMoments()
  const go = useNavigate()
  const { kind, id, latest } = model
  const [winner, setWinner] = useState<Winner>('mine')
  const base = useContent(kind, id, draft.base)
  const theirs = useContent(kind, id, latest.number)
  const result = useQuery({
    queryKey: ['model-merge', kind, id, draft.version, draft.base, latest.number, winner],
    queryFn: () => merged(kind, base.data!, draft.content, theirs.data!, winner),
    enabled: base.data !== undefined && theirs.data !== undefined,
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  })
  const taking = useMutation({
    mutationFn: (content: string) => orThrow(api.saveModelDraft(kind, id, draft.version, { content, base: latest.number })),
    onSuccess: () => go(`/studio/${kind}/${encodeURIComponent(id)}`),
  })
  const numbers = { base: moments.number(draft.base), number: moments.number(latest.number) }
  return (
    <section className="panel" aria-labelledby="merge">
      <h2 id="merge" className="panel__title">
        {t('compare.mergeTitle', numbers)}
      </h2>
      <p className="panel__line">{t('compare.mergeHint', numbers)}</p>
      <p className="compare__ways">
        <Link to={compareAddress(kind, id, draft.base, latest.number)}>{t('compare.theirs', numbers)}</Link>
        <Link to={compareAddress(kind, id, draft.base, 'draft')}>{t('compare.mine', numbers)}</Link>
      </p>
      {result.error && <Notice kind="warning" title={t('compare.notMerged')} subtitle={t('compare.notMergedHint')} />}
      {taking.error instanceof ProblemError && <Notice kind="error" title={problemText(t, taking.error.problem)} />}
      {result.data && result.data.contested > 0 && (
        <RadioButtonGroup
          name="winner"
          orientation="vertical"
          legendText={t('compare.contested', { count: result.data.contested, number: moments.number(result.data.contested) })}
          valueSelected={winner}
          onChange={(value) => setWinner(value as Winner)}
        >
          <RadioButton value="mine" labelText={t('compare.mineWins')} />
          <RadioButton value="theirs" labelText={t('compare.theirsWin')} />
        </RadioButtonGroup>
      )}
      <div className="answer__choice">
        <Button size="sm" disabled={!result.data || taking.isPending} onClick={() => taking.mutate(result.data!.content)}>
          {t('compare.merge', numbers)}
        </Button>
      </div>
    </section>
  )
}
