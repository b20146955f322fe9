import { Tag } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { TeamPiece } from '../api/teams'
import { useWords } from '../i18n/words'
import { useSession } from '../session/session'

/** What is made, in which language; leads to its task, else to the request. */
export function PieceTitle({ piece, short = false }: { piece: TeamPiece; short?: boolean }) {
  const words = useWords()
  return (
    <Link className="piece__link" to={piece.taskId ? `/tasks/${piece.taskId}` : `/requests/${piece.requestId}`}>
      {words.text(piece.title)}
      <span className="piece__language"> · {short ? piece.language : words.language(piece.language)}</span>
    </Link>
  )
}

/** Who has the piece now: a person, the queue it waits in, or nobody yet. */
export function PieceHolder({ piece }: { piece: TeamPiece }) {
  const { t } = useTranslation()
  const words = useWords()
  const { person } = useSession()
  if (piece.holder === person.username) return <Tag type="blue">{t('task.mine')}</Tag>
  if (piece.holder) return <bdi>{piece.holderName ?? piece.holder}</bdi>
  if (piece.queue.length > 0) return <span className="piece__quiet">{words.list(piece.queue.map(words.group))}</span>
  return piece.stage === 'accepted' && piece.producerName ? <bdi>{piece.producerName}</bdi> : null
}
