import { Button } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import type { Piece, Stage } from '../api/production'
import { useMoments } from '../common/useMoments'
import { PieceCard } from './PieceCard'

export const stages: Stage[] = ['planned', 'production', 'checks', 'review', 'rework', 'accepted']

interface Props {
  pieces: Piece[]
  counts: Record<Stage, number> | undefined
  /** Shows more of the stages in work, and of what was accepted; null when all are shown. */
  more: (() => void) | null
  moreAccepted: (() => void) | null
}

/** Deliverables by the stage of their work, each column by deadline. */
export function Columns({ pieces, counts, more, moreAccepted }: Props) {
  const { t } = useTranslation()
  const moments = useMoments()
  return (
    <div className="board" role="region" aria-label={t('nav.board')} tabIndex={0}>
      {stages.map((stage) => {
        const shown = pieces.filter((piece) => piece.stage === stage)
        const total = counts?.[stage] ?? shown.length
        const showMore = stage === 'accepted' ? moreAccepted : more
        return (
          <section key={stage} className="board__column" data-stage={stage} aria-labelledby={`stage-${stage}`}>
            <h2 id={`stage-${stage}`}>
              {t(`stage.${stage}`)} <span className="scopes__count">{moments.number(total)}</span>
            </h2>
            {shown.length === 0 && <p className="board__none">{t('board.none')}</p>}
            <ul>
              {shown.map((piece) => (
                <PieceCard key={piece.id} piece={piece} />
              ))}
            </ul>
            {shown.length < total && showMore && (
              <Button kind="ghost" size="sm" onClick={showMore}>
                {t('tasks.more')}
              </Button>
            )}
          </section>
        )
      })}
    </div>
  )
}
