import { SkeletonText } from '@carbon/react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import { ProblemError } from '../api/request'
import { Notice } from '../common/Notice'
import { ErrorState } from '../common/States'
import { problemText, useWords } from '../i18n/words'
import { useSession } from '../session/session'
import { CommentField } from './CommentField'
import { DeleteDialog } from './DeleteDialog'
import { Said } from './Said'
import { useComments, useDeleting, useFresh, useSaying } from './useComments'

/** What people say about a request, and where to say something. */
export function CommentsPanel({ requestId, unread }: { requestId: string; unread: number }) {
  const { t } = useTranslation()
  const words = useWords()
  const { person } = useSession()
  const query = useComments(requestId)
  const comments = query.data ?? []
  const { hash } = useLocation()
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (hash === '#comments' && query.isSuccess) title.current?.scrollIntoView({ block: 'center' })
  }, [hash, query.isSuccess])
  const { list, fresh } = useFresh(requestId, comments, unread, person.username)
  const saying = useSaying(requestId)
  const deleting = useDeleting(requestId)
  const [edited, setEdited] = useState<string | null>(null)
  const [doomed, setDoomed] = useState<string | null>(null)
  const [notReached, setNotReached] = useState<string[]>([])

  const send = async (text: string, comment?: string) => {
    setNotReached([])
    try {
      const said = await saying.mutateAsync({ text, comment })
      setNotReached(said.notReached)
      setEdited(null)
      return true
    } catch {
      return false
    }
  }
  const error = saying.error ?? deleting.error
  return (
    <section className="panel" aria-labelledby="comments">
      <h2 ref={title} id="comments" className="panel__title">
        {t('comment.title')}
      </h2>
      {query.isPending && <SkeletonText paragraph lineCount={3} />}
      {!query.data && query.error instanceof ProblemError && (
        <ErrorState problem={query.error.problem} again={() => void query.refetch()} />
      )}
      {query.data && comments.length === 0 && <p className="panel__line">{t('comment.none')}</p>}
      {comments.length > 0 && (
        <ol className="comments" ref={list}>
          {comments.map((comment) => (
            <Said
              key={comment.id}
              comment={comment}
              fresh={fresh.has(comment.id)}
              own={comment.author === person.username}
              edit={() => setEdited(comment.id)}
              remove={() => setDoomed(comment.id)}
            >
              {edited === comment.id && (
                <CommentField
                  label={t('comment.edit')}
                  hint={t('comment.hint')}
                  action={t('comment.save')}
                  start={comment.text}
                  busy={saying.isPending}
                  send={(text) => send(text, comment.id)}
                  cancel={() => setEdited(null)}
                />
              )}
            </Said>
          ))}
        </ol>
      )}
      {error && (
        <Notice
          kind="error"
          title={error instanceof ProblemError ? problemText(t, error.problem) : t('problem.internal')}
          onClose={() => {
            saying.reset()
            deleting.reset()
          }}
        />
      )}
      {notReached.length > 0 && (
        <Notice
          kind="warning"
          title={t('comment.notReached', { people: words.all(notReached.map((name) => `@${name}`)) })}
          onClose={() => setNotReached([])}
        />
      )}
      <CommentField label={t('comment.write')} hint={t('comment.hint')} action={t('comment.say')} busy={saying.isPending} send={(text) => send(text)} />
      {doomed !== null && (
        <DeleteDialog
          hint={t('comment.deleteHint')}
          remove={() => {
            deleting.mutate(doomed)
            setDoomed(null)
          }}
          close={() => setDoomed(null)}
        />
      )}
    </section>
  )
}
