import '../../styles/changes.scss'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import type { ChangeNote } from '../../api/changes'
import { DetailPage } from '../../common/DetailPage'
import { NotFoundPage } from '../../common/NotFoundPage'
import { Notice } from '../../common/Notice'
import { useMoments } from '../../common/useMoments'
import { useTitle } from '../../common/useTitle'
import { text } from '../../i18n/texts'
import { useChangeNote, useSeeingNote } from './useChanges'

/** What a change means for those whom it concerns; opening it is kept. */
export function ChangeNotePage() {
  const { number = '' } = useParams()
  return /^\d{1,9}$/.test(number) ? <Found key={number} number={Number(number)} /> : <NotFoundPage />
}

function Found({ number }: { number: number }) {
  const { t } = useTranslation()
  const asked = useChangeNote(number)
  const { mutate: see } = useSeeingNote()
  const there = asked.data !== undefined
  useTitle(asked.data?.title ?? t('change.one'))
  useEffect(() => {
    if (there) see(number)
  }, [there, number, see])
  return (
    <DetailPage className="page--narrow" back={{ to: '/notifications', text: t('nav.notifications') }} asked={asked}>
      {(note) => <Shown note={note} />}
    </DetailPage>
  )
}

function Shown({ note }: { note: ChangeNote }) {
  const { t } = useTranslation()
  const moments = useMoments()
  return (
    <>
      <header className="page__head">
        <h1>
          <bdi>{note.title}</bdi>
        </h1>
      </header>
      <p className="page__lead">
        {t(note.returns === null ? 'changeNote.since' : 'changeNote.returnedSince', { when: moments.full(note.liveAt) })}
      </p>
      {note.returnedBy !== null && (
        <>
          <Notice kind="info" title={t('changeNote.takenBack')} />
          <p className="changes__hint">
            <Link to={`/change-notes/${note.returnedBy}`}>{t('changeNote.why')}</Link>
          </p>
        </>
      )}
      <section className="panel" aria-labelledby="note">
        <h2 id="note" className="panel__title">
          {t(note.returns === null ? 'changeNote.meaning' : 'changeNote.reason')}
        </h2>
        <blockquote className="changes__quote" dir="auto">
          {note.notice || t('changeNote.none')}
        </blockquote>
        <p className="changes__said">{t('studio.by', { name: `\u2068${note.authorName}\u2069`, when: moments.short(note.liveAt) })}</p>
      </section>
      <section className="panel" aria-labelledby="note-models">
        <h2 id="note-models" className="panel__title">
          {t(note.returns === null ? 'changeNote.models' : 'changeNote.modelsBack')}
        </h2>
        <ul className="changes__list">
          {note.models.map((model) => (
            <Model key={`${model.kind}/${model.id}`} model={model} compare={note.mayCompare} />
          ))}
        </ul>
        <p className="changes__hint">{t('changeNote.running')}</p>
        {note.mayCompare && <Link to={`/studio/changes/${note.number}`}>{t('changeNote.change')}</Link>}
      </section>
    </>
  )
}

function Model({ model, compare }: { model: ChangeNote['models'][number]; compare: boolean }) {
  const { t } = useTranslation()
  const { kind, id, name, version, replaces } = model
  return (
    <li className="changes__model">
      <span className="changes__words">
        {text(name)}
        <span className="changes__said">{t(`modelKind.${kind}`)}</span>
      </span>
      {compare && replaces !== null && (
        <Link
          className="cds--btn cds--btn--ghost cds--btn--sm"
          to={`/studio/${kind}/${encodeURIComponent(id)}/compare?from=${replaces}&to=${version}`}
        >
          {t('change.compare')}
        </Link>
      )}
    </li>
  )
}
