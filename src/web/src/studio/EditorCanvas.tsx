import { SkeletonText } from '@carbon/react'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ModelKind } from '../api/models'
import { Notice } from '../common/Notice'
import { Checks } from './checks/Checks'
import { EditorTools } from './EditorTools'
import { type DiagramTools, editorOf, type ModelEditor, viewerOf } from './ModelEditor'
import type { Parts } from './threads/Parts'

interface Props {
  kind: ModelKind
  id: string
  /** What is shown first; another one is opened through `editor`. */
  content: string
  /** Whether one may change it; else it is only shown. */
  mayChange: boolean
  /** Filled once the model is shown. */
  editor: RefObject<ModelEditor | null>
  changed: () => void
  /** Hears the parts of the model once they are drawn, and null when they are not any more. */
  drawn: (parts: Parts | null) => void
}

/** An editor with its properties beside it. Left to right in every language, as diagrams and their libraries are. */
export function EditorCanvas({ kind, id, content, mayChange, editor, changed, drawn }: Props) {
  const { t } = useTranslation()
  const canvas = useRef<HTMLDivElement>(null)
  const properties = useRef<HTMLDivElement>(null)
  const latest = useRef(changed)
  latest.current = changed
  const [edits, setEdits] = useState(0)
  const [state, setState] = useState<'loading' | 'ready' | 'unreadable'>('loading')
  const [tools, setTools] = useState<DiagramTools>()
  const [wide, setWide] = useState(false)

  useEffect(() => {
    let current = true
    let made: ModelEditor | null = null
    const changed = () => {
      setEdits((count) => count + 1)
      latest.current()
    }
    setState('loading')
    const place = { canvas: canvas.current!, properties: properties.current!, changed }
    void (async () => {
      try {
        made = await (mayChange ? editorOf : viewerOf)(kind, place)
        if (!current) return made.detach()
        await made.open(content)
        if (!current) return
        editor.current = made
        setTools(made.tools)
        drawn(made.parts)
        setState('ready')
      } catch {
        if (current) setState('unreadable')
      }
    })()
    return () => {
      current = false
      editor.current = null
      setTools(undefined)
      drawn(null)
      made?.detach()
      made = null
    }
  }, [kind, content, mayChange, editor, drawn])

  return (
    <>
      {tools && <EditorTools tools={tools} properties={!wide} toggleProperties={() => setWide(!wide)} />}
      <div className={wide ? 'studio__editor studio__editor--wide' : 'studio__editor'} data-kind={kind} data-state={state} dir="ltr">
        {state === 'unreadable' && <Notice kind="error" title={t('studio.unreadable')} />}
        {state === 'loading' && (
          <div role="status" aria-label={t('state.loading')}>
            <SkeletonText paragraph lineCount={6} />
          </div>
        )}
        <div ref={canvas} className="studio__canvas" role={mayChange ? 'application' : 'group'} aria-label={t('studio.canvas')} />
        <div ref={properties} className="studio__properties" role="region" aria-label={t('studio.properties')} tabIndex={0} hidden={kind === 'form'} />
      </div>
      <Checks kind={kind} id={id} editor={editor} ready={state === 'ready'} undrawn={state === 'unreadable' ? content : undefined} edits={edits} />
    </>
  )
}
