import { CheckmarkFilled, InProgress, WarningAlt } from '@carbon/icons-react'
import { Button } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../common/Notice'
import { useMoments } from '../common/useMoments'
import { useNow } from '../common/useNow'
import type { Values } from '../forms/schema'
import { problemText } from '../i18n/words'
import type { Drafting } from './useTaskDraft'

interface Props {
  drafting: Drafting
  discard: () => void
  takeOver: (values: Values) => void
}

/** Says whether what was entered is kept; lets it be thrown away, or one of two drafts be chosen. */
export function DraftLine({ drafting, discard, takeOver }: Props) {
  const { t } = useTranslation()
  const moments = useMoments()
  const now = useNow()
  const { state, restored } = drafting

  if (state.is === 'conflict') {
    const { current } = state
    return (
      <>
        <Notice kind="warning" title={t('draft.conflict')} />
        <div className="answer__choice">
          <Button
            kind="tertiary"
            size="sm"
            onClick={() => {
              drafting.resolve(false)
              takeOver(current.values)
            }}
          >
            {t('draft.takeOther')}
          </Button>
          <Button kind="ghost" size="sm" onClick={() => drafting.resolve(true)}>
            {t('draft.keepMine')}
          </Button>
        </div>
      </>
    )
  }
  return (
    <div className="draft" role="status">
      {state.is === 'saving' && (
        <span className="draft__line">
          <InProgress /> {t('draft.saving')}
        </span>
      )}
      {state.is === 'saved' && (
        <span className="draft__line">
          <CheckmarkFilled className="draft__kept" /> {t('draft.saved')}
        </span>
      )}
      {state.is === 'clean' && restored && (
        <span className="draft__line">{t('draft.restored', { when: moments.distance(restored, now) })}</span>
      )}
      {(state.is === 'failed' || state.is === 'refused') && (
        <span className="draft__line">
          <WarningAlt className="draft__lost" /> {t('draft.failed')} {problemText(t, state.problem)}
        </span>
      )}
      {(state.is === 'saved' || (state.is === 'clean' && restored)) && (
        <Button kind="ghost" size="sm" onClick={discard}>
          {t('draft.discard')}
        </Button>
      )}
    </div>
  )
}
