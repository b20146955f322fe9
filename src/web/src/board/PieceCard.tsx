import { Tag } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import type { TeamPiece } from '../api/teams'
import { Due } from '../common/Due'
import { useMoments } from '../common/useMoments'
import { useWords } from '../i18n/words'
import { PieceHolder, PieceTitle } from './PieceParts'

/** A deliverable on the board. */
export function PieceCard({ piece }: { piece: TeamPiece }) {
  const { t } = useTranslation()
  const words = useWords()
  const moments = useMoments()
  return (
    <li className="piece" data-piece={piece.id}>
      <PieceTitle piece={piece} />
      <span className="piece__request">
        <bdi>{piece.requestId}</bdi> <bdi>{piece.requestTitle}</bdi>
      </span>
      <span className="piece__quiet">
        {[words.requestType(piece.requestType, piece.requestTypeTitle), piece.channel && words.channel(piece.channel)]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {piece.acceptedAt ? (
        <time className="piece__quiet" dateTime={piece.acceptedAt} title={moments.full(piece.acceptedAt)}>
          {t('board.acceptedAt', { at: moments.short(piece.acceptedAt) })}
        </time>
      ) : (
        piece.dueAt && (
          <>
            <Due at={piece.dueAt} />
            {!piece.ofTask && <span className="piece__quiet">{t('board.promised')}</span>}
          </>
        )
      )}
      <div className="piece__foot">
        <PieceHolder piece={piece} />
        {piece.reworkCount > 0 && (
          <Tag type="magenta" size="sm">
            {t('board.rework', { times: moments.number(piece.reworkCount) })}
          </Tag>
        )}
      </div>
    </li>
  )
}
