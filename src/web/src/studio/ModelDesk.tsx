import { Compare, Download, Save, TrashCan } from '@carbon/icons-react'
import { Button, FileUploaderButton, Tag } from '@carbon/react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { api } from '../api/api'
import type { Model, ModelVersion } from '../api/models'
import { ProblemError } from '../api/request'
import { Notice } from '../common/Notice'
import { useMoments } from '../common/useMoments'
import { text } from '../i18n/texts'
import { problemText } from '../i18n/words'
import { changesModels } from '../shell/entries'
import { useSession } from '../session/session'
import { compareAddress } from './compare/sides'
import { EditorCanvas } from './EditorCanvas'
import { KeepDialog } from './KeepDialog'
import type { ModelEditor } from './ModelEditor'
import { useModelDraft } from './useModelDraft'
import { type Beginning, useKeeping } from './useModels'
import { Versions } from './Versions'

interface Props {
  model: Model
  beginning: Beginning
  /** The draft has ended: begin with what is there now. */
  again: () => void
}

/** An editor with what becomes of the changes. */
export function ModelDesk({ model, beginning, again }: Props) {
  const { t } = useTranslation()
  const moments = useMoments()
  const { person } = useSession()
  const go = useNavigate()
  const mayChange = changesModels(person)
  const editor = useRef<ModelEditor>(null)
  const [{ shown, round }, setShown] = useState({ shown: beginning.content, round: 0 })
  const draft = useModelDraft(model, beginning)
  const keeping = useKeeping(model.kind, model.id)
  const [asking, setAsking] = useState(false)
  const [unread, setUnread] = useState<string | null>(null)
  const { latest } = model
  const others = model.writers.filter((writer) => writer.person !== person.username)
  const unsaved = draft.state.is === 'failed' || draft.state.is === 'refused' ? draft.state.problem : null
  const problem = keeping.error instanceof ProblemError ? keeping.error.problem : unsaved
  const begun = draft.version > 0 || draft.state.is !== 'clean'

  const changed = async () => {
    const content = await editor.current?.content()
    if (content !== undefined && mayChange) draft.change(content)
  }
  /** Puts other content into the editor and the draft. */
  const take = (content: string) => {
    // the same content again is another round: what was written over it goes
    setShown({ shown: content, round: round + 1 })
    draft.change(content)
  }
  const keep = async (note: string) => {
    await changed()
    const version = await draft.settle()
    if (version === null) return
    keeping.mutate(
      { version, note },
      {
        onSuccess: () => {
          draft.stop()
          setAsking(false)
          again()
        },
      },
    )
  }
  /** What differs between my draft, once all of it is kept, and a version. */
  const compare = async (number: number) => {
    await changed()
    if ((await draft.settle()) === null) return
    void go(compareAddress(model.kind, model.id, number, 'draft'))
  }
  const discard = async () => {
    if (await draft.discard()) again()
  }
  const open = async (file: File | undefined) => {
    setUnread(null)
    if (!file) return
    const content = await file.text()
    if (isModel(model, content)) take(content)
    else setUnread(file.name)
  }
  const begin = async ({ number }: ModelVersion) => {
    const content = await api.modelContent(model.kind, model.id, number)
    if (content.ok) take(content.value)
  }

  return (
    <>
      <header className="page__head">
        <h1>
          {text(latest.name)} <bdi className="studio__id">{model.file}</bdi>
        </h1>
        <div className="page__actions">
          <Button kind="ghost" size="md" renderIcon={Download} onClick={async () => download(model, (await editor.current?.content()) ?? shown)}>
            {t('studio.download')}
          </Button>
          {mayChange && (
            <FileUploaderButton
              buttonKind="tertiary"
              size="md"
              disableLabelChanges
              labelText={t('studio.open')}
              accept={[`.${model.file.split('.').pop()}`]}
              onChange={(event) => void open((event.target as HTMLInputElement).files?.[0])}
            />
          )}
          {mayChange && (
            <Button size="md" renderIcon={Save} disabled={!begun} onClick={() => setAsking(true)}>
              {t('studio.keep')}
            </Button>
          )}
        </div>
      </header>
      {others.map((writer) => (
        <Notice
          key={writer.person}
          kind="info"
          title={t('studio.other', { name: `\u2068${writer.name}\u2069` })}
          subtitle={t('studio.otherHint', { number: moments.number(writer.base), when: moments.short(writer.updatedAt) })}
        />
      ))}
      {begun && latest.number !== draft.base && (
        <>
          <Notice
            kind="warning"
            title={t('studio.newer', { number: moments.number(latest.number), base: moments.number(draft.base) })}
            subtitle={t('studio.newerHint')}
          />
          <div className="answer__choice">
            <Button size="sm" onClick={() => void compare(latest.number)}>
              {t('compare.both')}
            </Button>
            <Button kind="tertiary" size="sm" onClick={async () => draft.rebase(latest.number, (await editor.current?.content()) ?? shown)}>
              {t('studio.rebase', { number: moments.number(latest.number) })}
            </Button>
          </div>
        </>
      )}
      {unread && <Notice kind="error" title={t('studio.notOpened', { file: `\u2068${unread}\u2069` })} subtitle={t('studio.notOpenedHint', { id: model.id })} onClose={() => setUnread(null)} />}
      <div className="studio__line">
        <span className="draft__line" role="status">
          {draft.state.is === 'clean' && begun && t('studio.goesOn', { number: moments.number(draft.base) })}
          {draft.state.is === 'clean' && !begun && mayChange && t('studio.shows', { number: moments.number(draft.base) })}
          {!mayChange && t('studio.onlyLooks')}
          {draft.state.is === 'saving' && t('draft.saving')}
          {draft.state.is === 'saved' && t('draft.saved')}
          {(draft.state.is === 'failed' || draft.state.is === 'refused') && (
            <>
              {t('draft.failed')} {problemText(t, draft.state.problem)}{' '}
              {draft.state.problem.errors.map(({ message }) => message).join(' ')}
            </>
          )}
        </span>
        {mayChange && !latest.live && (
          <Link to={`/studio/changes/new?model=${model.kind}/${encodeURIComponent(model.id)}`}>{t('change.new')}</Link>
        )}
        {latest.live ? <Tag type="green">{t('studio.live')}</Tag> : <Tag type="blue">{t('studio.notLive')}</Tag>}
        {begun && mayChange && (
          <Button kind="ghost" size="sm" renderIcon={Compare} onClick={() => void compare(draft.base)}>
            {t('compare.myChanges')}
          </Button>
        )}
        {begun && mayChange && (
          <Button kind="ghost" size="sm" renderIcon={TrashCan} onClick={() => void discard()}>
            {t('draft.discard')}
          </Button>
        )}
      </div>
      {draft.state.is === 'conflict' && (
        <>
          <Notice kind="warning" title={t('draft.conflict')} />
          <div className="answer__choice">
            <Button kind="tertiary" size="sm" onClick={again}>
              {t('draft.takeOther')}
            </Button>
            <Button kind="ghost" size="sm" onClick={draft.insist}>
              {t('draft.keepMine')}
            </Button>
          </div>
        </>
      )}
      <EditorCanvas key={round} kind={model.kind} id={model.id} content={shown} mayChange={mayChange} editor={editor} changed={() => void changed()} />
      <Versions model={model} begin={mayChange ? (version) => void begin(version) : undefined} />
      {asking && (
        <KeepDialog
          busy={keeping.isPending}
          problem={problem}
          keep={(note) => void keep(note)}
          close={() => {
            keeping.reset()
            setAsking(false)
          }}
        />
      )}
    </>
  )
}

/** Whether a file has this model, as far as it can be told before the server reads it. */
function isModel({ kind, id }: Model, content: string): boolean {
  if (kind === 'form') {
    try {
      return (JSON.parse(content) as { id?: unknown }).id === id
    } catch {
      return false
    }
  }
  const read = new DOMParser().parseFromString(content, 'text/xml')
  if (read.querySelector('parsererror') || read.doctype) return false
  const ids = [read.documentElement, ...read.documentElement.children].map((one) => one.getAttribute('id')?.replace(/^[Dd]efinitions_/, ''))
  return ids.includes(id)
}

function download(model: Model, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: 'application/octet-stream' }))
  const link = document.createElement('a')
  link.href = address
  link.download = model.file
  link.click()
  URL.revokeObjectURL(address)
}
