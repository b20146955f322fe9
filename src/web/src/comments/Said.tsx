import { Edit, TrashCan } from '@carbon/icons-react'
import { IconButton } from '@carbon/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Comment } from '../api/timeline'
import { useMoments } from '../common/useMoments'
import { usePeople } from '../tasks/usePeople'
import { pieces } from './mentions'

interface SaidProps {
  comment: Comment
  /** Not seen before this page was opened. */
  fresh?: boolean
  own: boolean
  edit: () => void
  remove: () => void
  /** In place of the text while it is changed. */
  children?: ReactNode
}

/** A comment, with what its author may do with it. */
export function Said({ comment, fresh = false, own, edit, remove, children }: SaidProps) {
  const { t } = useTranslation()
  const moments = useMoments()
  const people = usePeople().data ?? []
  const name = (username: string) => people.find((one) => one.username === username)?.displayName ?? username
  return (
    <li className={fresh ? 'comment comment--fresh' : 'comment'}>
      <div className="comment__head">
        <strong>{comment.authorName}</strong>
        <time dateTime={comment.createdAt} title={moments.full(comment.createdAt)}>
          {moments.short(comment.createdAt)}
        </time>
        {comment.editedAt && <span title={moments.full(comment.editedAt)}>{t('comment.edited')}</span>}
        {fresh && <span className="comment__new">{t('comment.new')}</span>}
        {own && comment.deletedAt === null && !children && (
          <span className="comment__actions">
            <IconButton kind="ghost" size="sm" label={t('comment.edit')} onClick={edit}>
              <Edit />
            </IconButton>
            <IconButton kind="ghost" size="sm" align="top-end" label={t('comment.delete')} onClick={remove}>
              <TrashCan />
            </IconButton>
          </span>
        )}
      </div>
      {children ||
        (comment.deletedAt ? (
          <p className="comment__gone">{t('comment.deleted')}</p>
        ) : (
          <p className="comment__text" dir="auto">
            {pieces(comment.text, comment.mentions).map((piece, index) =>
              'text' in piece ? (
                piece.text
              ) : (
                <span key={index} className="comment__mention" title={`@${piece.mention}`}>
                  @<bdi>{name(piece.mention)}</bdi>
                </span>
              ),
            )}
          </p>
        ))}
    </li>
  )
}
