import '../styles/studio.scss'
import { SkeletonText } from '@carbon/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import type { Model, ModelKind } from '../api/models'
import { ProblemError } from '../api/request'
import { DetailPage } from '../common/DetailPage'
import { NotFoundPage } from '../common/NotFoundPage'
import { ErrorState } from '../common/States'
import { useTitle } from '../common/useTitle'
import { text } from '../i18n/texts'
import { ModelDesk } from './ModelDesk'
import { useBeginning, useModel } from './useModels'

const kinds = ['process', 'decision', 'form']

/** A model, to look at and to change. */
export function ModelPage() {
  const { kind = '', id = '' } = useParams()
  return kinds.includes(kind) ? <Found key={`${kind}/${id}`} kind={kind as ModelKind} id={id} /> : <NotFoundPage />
}

function Found({ kind, id }: { kind: ModelKind; id: string }) {
  const { t } = useTranslation()
  const model = useModel(kind, id)
  useTitle(model.data ? text(model.data.latest.name) : t('nav.studio'))
  return (
    <DetailPage className="page--studio" back={{ to: '/studio', text: t('studio.back') }} asked={model}>
      {(model) => <Begun model={model} />}
    </DetailPage>
  )
}

/** Begins anew each time a draft ends: as a version, thrown away, or with another version. */
function Begun({ model }: { model: Model }) {
  const [round, setRound] = useState(0)
  return <Round key={round} round={round} model={model} again={() => setRound(round + 1)} />
}

function Round({ round, model, again }: { round: number; model: Model; again: () => void }) {
  const { t } = useTranslation()
  const beginning = useBeginning(model.kind, model.id, round)
  if (beginning.isFetching || (!beginning.data && !beginning.error)) {
    return (
      <div role="status" aria-label={t('state.loading')}>
        <SkeletonText paragraph lineCount={8} />
      </div>
    )
  }
  if (!beginning.data) {
    return (
      beginning.error instanceof ProblemError && (
        <ErrorState problem={beginning.error.problem} again={() => void beginning.refetch()} />
      )
    )
  }
  return <ModelDesk model={model} beginning={beginning.data} again={again} />
}
