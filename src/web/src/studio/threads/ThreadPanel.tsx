import '../../styles/threads.scss'
import { Close } from '@carbon/icons-react'
import { Button, IconButton, Select, SelectItem, SkeletonText } from '@carbon/react'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Model } from '../../api/models'
import { ProblemError } from '../../api/request'
import { CommentField } from '../../comments/CommentField'
import { DeleteDialog } from '../../comments/DeleteDialog'
import { Notice } from '../../common/Notice'
import { ErrorState } from '../../common/States'
import { useMoments } from '../../common/useMoments'
import { text } from '../../i18n/texts'
import { problemText, useWords } from '../../i18n/words'
import type { Parts } from './Parts'
import { ThreadCard } from './ThreadCard'
import { inOrder, openAt, placeOf, type Shown } from './threads'
import { useThreadActions } from './useThreadActions'
import { useThreads } from './useThreads'

/** How much of a name is kept with a thread. */
const LONGEST_NAME = 300

interface Props {
  model: Model
  /** The parts of the model as it is drawn; null while it is not. */
  parts: Parts | null
  /** Another value after each change of the model. */
  edits: unknown
  /** What one sees: a version, or the own draft made from it. */
  version: number
  onDraft: boolean
  open: boolean
  show: (open: boolean) => void
  /** A thread to begin with; null for none. */
  asked: string | null
}

/** What people say about a model: marks on its drawing, and beside it all threads. It keeps what is written while it is closed. */
export function ThreadPanel({ model, parts, edits, version, onDraft, open, show, asked }: Props) {
  const { t } = useTranslation()
  const words = useWords()
  const moments = useMoments()
  const [shown, setShown] = useState<Shown>(asked === null ? 'open' : 'all')
  const [chosen, setChosen] = useState<string | null>(null)
  const [wanted, setWanted] = useState(asked)
  const about = useThreads(model.kind, model.id, 'open')
  const past = useThreads(model.kind, model.id, 'resolved', open && shown !== 'open')
  const { actions, begin, error, forget, notReached, forgetNotReached, doomed, spare, remove } = useThreadActions(model.kind, model.id)
  const there = parts?.all() ?? []
  const threads = inOrder(about.data ?? [], past.data ?? [], shown, chosen)
  const subject = there.find(({ id }) => id === chosen) ?? null
  const named = there.filter(({ name, id }) => name !== null || id === chosen)
  const panel = useRef<HTMLElement>(null)
  const [led, setLed] = useState(0)
  const latest = useRef(show)
  latest.current = show

  useEffect(() => {
    parts?.onChosen((id) => {
      setChosen(id)
      setWanted(null)
    })
  }, [parts])

  useEffect(() => {
    if (!parts || !about.data) return
    const lead = () => {
      latest.current(true)
      setLed((count) => count + 1)
    }
    const drawn = parts.all()
    const marks = [...openAt(about.data, drawn)].map(([id, count]) => {
      const number = moments.number(count)
      const place = `\u2068${text(drawn.find((part) => part.id === id)?.name ?? id)}\u2069`
      return [id, { count: number, label: t('thread.mark', { count, number, place }), asked: lead }] as const
    })
    parts.mark(new Map(marks))
  }, [parts, about.data, edits, moments, t])

  const target = wanted === null ? undefined : threads.find(({ id }) => id === wanted)?.element
  useEffect(() => {
    if (!target || !parts) return
    parts.goTo(target)
    // Not each library tells what is chosen without a click.
    setChosen(target)
  }, [parts, target])

  const found = wanted !== null && threads.some(({ id }) => id === wanted)
  useEffect(() => {
    if (led > 0 || found) here(panel)?.scrollIntoView({ block: 'nearest' })
  }, [led, found])

  // Within the panel alone: the page stays where one chooses.
  useEffect(() => {
    const thread = here(panel)
    if (thread) panel.current?.scrollTo({ top: thread.offsetTop })
  }, [chosen])

  return (
    <aside ref={panel} className="threads" aria-labelledby="threads-title" id="threads" hidden={!open}>
      <header className="threads__head">
        <h2 id="threads-title">{t('comment.title')}</h2>
        <IconButton kind="ghost" size="sm" align="bottom-end" label={t('thread.close')} onClick={() => show(false)}>
          <Close />
        </IconButton>
      </header>
      <Select id="thread-about" size="sm" labelText={t('thread.about')} value={subject?.id ?? ''} onChange={({ target: { value } }) => setChosen(value === '' ? null : value)}>
        <SelectItem value="" text={t('checks.whole')} />
        {named.map(({ id, name }) => (
          <SelectItem key={id} value={id} text={name === null ? id : text(name)} />
        ))}
      </Select>
      <CommentField
        label={t('comment.write')}
        hint={t('thread.hint')}
        action={t('comment.say')}
        busy={actions.busy}
        send={(said) =>
          begin({ text: said, element: subject?.id ?? null, elementName: (subject && (subject.name ?? subject.id).slice(0, LONGEST_NAME)) || null, version, onDraft })
        }
      />
      {error && (
        <Notice kind="error" title={error instanceof ProblemError ? problemText(t, error.problem) : t('problem.internal')} onClose={forget} />
      )}
      {notReached.length > 0 && (
        <Notice kind="warning" title={t('thread.notReached', { people: words.all(notReached.map((name) => `@${name}`)) })} onClose={forgetNotReached} />
      )}
      <div className="threads__states" role="group" aria-label={t('thread.shown')}>
        {(['open', 'resolved', 'all'] as const).map((state) => (
          <Button key={state} kind={state === shown ? 'secondary' : 'ghost'} size="sm" aria-pressed={state === shown} onClick={() => setShown(state)}>
            {t(`threadState.${state}`)}
          </Button>
        ))}
      </div>
      {(about.isPending || past.isLoading) && (
        <div role="status" aria-label={t('state.loading')}>
          <SkeletonText paragraph lineCount={3} />
        </div>
      )}
      {!about.data && about.error instanceof ProblemError && <ErrorState problem={about.error.problem} again={() => void about.refetch()} />}
      {!past.data && past.error instanceof ProblemError && <ErrorState problem={past.error.problem} again={() => void past.refetch()} />}
      {about.data && !past.isLoading && threads.length === 0 && <p className="threads__none">{t(`threadNone.${shown}`)}</p>}
      <ol className="threads__list">
        {threads.map((thread) => (
          <ThreadCard
            key={thread.id}
            thread={thread}
            place={placeOf(thread, parts && there)}
            here={thread.id === wanted || (chosen !== null && thread.element === chosen)}
            goTo={() => choose(thread.element!)}
            actions={actions}
          />
        ))}
      </ol>
      {doomed && <DeleteDialog hint={t('thread.removeHint')} remove={remove} close={spare} />}
    </aside>
  )

  function choose(id: string) {
    setChosen(id)
    parts?.goTo(id)
  }
}

/** The first thread about what is chosen, or the one that was asked for. */
const here = (panel: RefObject<HTMLElement | null>) => panel.current?.querySelector<HTMLElement>('.thread[data-here]')
