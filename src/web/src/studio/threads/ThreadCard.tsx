import { ArrowRight } from '@carbon/icons-react'
import { Button, Tag } from '@carbon/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Thread, ThreadComment } from '../../api/threads'
import { CommentField } from '../../comments/CommentField'
import { Said } from '../../comments/Said'
import { useMoments } from '../../common/useMoments'
import { text } from '../../i18n/texts'
import { useSession } from '../../session/session'
import type { placeOf } from './threads'
import { useThreadSeen } from './useThreadSeen'

/** What can be done with a thread; each gives whether it was done. */
export interface ThreadActions {
  reply: (thread: Thread, text: string) => Promise<boolean>
  edit: (thread: Thread, comment: ThreadComment, text: string) => Promise<boolean>
  remove: (thread: Thread, comment: ThreadComment) => void
  turn: (thread: Thread) => void
  busy: boolean
}

interface Props {
  thread: Thread
  place: ReturnType<typeof placeOf>
  /** About what is chosen in the drawing. */
  here: boolean
  goTo: () => void
  actions: ThreadActions
}

/** A thread: what it is about, what was said, and where one answers. */
export function ThreadCard({ thread, place, here, goTo, actions }: Props) {
  const { t } = useTranslation()
  const moments = useMoments()
  const { person } = useSession()
  const [edited, setEdited] = useState<string | null>(null)
  const [replying, setReplying] = useState(false)
  const card = useThreadSeen(thread, person.username)
  const number = moments.number(thread.version)

  return (
    <li ref={card} className="thread" data-here={here || undefined} data-resolved={thread.resolved || undefined}>
      <div className="thread__head">
        {place.is === 'there' && (
          <button type="button" className="thread__go" onClick={goTo}>
            <bdi>{text(place.name)}</bdi> <ArrowRight aria-hidden />
          </button>
        )}
        {place.is === 'gone' && (
          <span className="thread__gone">
            <bdi>{text(place.name)}</bdi>
          </span>
        )}
        {place.is === 'whole' && <strong>{t('checks.whole')}</strong>}
        {place.is === 'gone' && <Tag size="sm">{t('thread.gone')}</Tag>}
        {thread.resolved && (
          <Tag size="sm" type="green">
            {t('thread.resolved')}
          </Tag>
        )}
        <span className="thread__since">{thread.onDraft ? t('thread.onDraft', { number }) : t('studio.version', { number })}</span>
      </div>
      <ol className="comments">
        {thread.comments.map((comment) => (
          <Said
            key={comment.id}
            comment={comment}
            own={comment.author === person.username}
            edit={() => setEdited(comment.id)}
            remove={() => actions.remove(thread, comment)}
          >
            {edited === comment.id && (
              <CommentField
                label={t('comment.edit')}
                hint={t('thread.hint')}
                action={t('comment.save')}
                start={comment.text}
                busy={actions.busy}
                send={async (words) => {
                  const done = await actions.edit(thread, comment, words)
                  if (done) setEdited(null)
                  return done
                }}
                cancel={() => setEdited(null)}
              />
            )}
          </Said>
        ))}
      </ol>
      {thread.turns.map((turn) => (
        <p key={turn.id} className="thread__turn">
          {t(turn.resolved ? 'thread.resolvedBy' : 'thread.reopenedBy', { name: `\u2068${turn.name}\u2069`, when: moments.short(turn.at) })}
        </p>
      ))}
      {replying && (
        <CommentField
          label={t('thread.reply')}
          hint={t('thread.hint')}
          action={t('thread.reply')}
          busy={actions.busy}
          send={async (words) => {
            const done = await actions.reply(thread, words)
            if (done) setReplying(false)
            return done
          }}
          cancel={() => setReplying(false)}
        />
      )}
      <div className="thread__actions">
        {!replying && (
          <Button kind="ghost" size="sm" onClick={() => setReplying(true)}>
            {t('thread.reply')}
          </Button>
        )}
        <Button kind="ghost" size="sm" disabled={actions.busy} onClick={() => actions.turn(thread)}>
          {t(thread.resolved ? 'thread.reopen' : 'thread.resolve')}
        </Button>
      </div>
    </li>
  )
}
