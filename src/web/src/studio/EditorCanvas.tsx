import { SkeletonText } from '@carbon/react'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ModelKind } from '../api/models'
import { Notice } from '../common/Notice'
import { Checks } from './checks/Checks'
import { editorOf, type ModelEditor } from './ModelEditor'

interface Props {
  kind: ModelKind
  id: string
  /** What is shown first; another one is opened through `editor`. */
  content: string
  /** Filled once the model is shown. */
  editor: RefObject<ModelEditor | null>
  changed: () => void
}

/** An editor with its properties beside it. Left to right in every language, as diagrams and their libraries are. */
export function EditorCanvas({ kind, id, content, editor, changed }: Props) {
  const { t } = useTranslation()
  const canvas = useRef<HTMLDivElement>(null)
  const properties = useRef<HTMLDivElement>(null)
  const latest = useRef(changed)
  latest.current = changed
  const [edits, setEdits] = useState(0)
  const [state, setState] = useState<'loading' | 'ready' | 'unreadable'>('loading')

  useEffect(() => {
    let current = true
    let made: ModelEditor | null = null
    const changed = () => {
      setEdits((count) => count + 1)
      latest.current()
    }
    setState('loading')
    void (async () => {
      try {
        made = await editorOf(kind, { canvas: canvas.current!, properties: properties.current!, changed })
        if (!current) return made.detach()
        await made.open(content)
        if (!current) return
        editor.current = made
        setState('ready')
      } catch {
        if (current) setState('unreadable')
      }
    })()
    return () => {
      current = false
      editor.current = null
      made?.detach()
      made = null
    }
  }, [kind, content, editor])

  return (
    <>
      <div className="studio__editor" data-kind={kind} data-state={state} dir="ltr">
        {state === 'unreadable' && <Notice kind="error" title={t('studio.unreadable')} />}
        {state === 'loading' && (
          <div role="status" aria-label={t('state.loading')}>
            <SkeletonText paragraph lineCount={6} />
          </div>
        )}
        <div ref={canvas} className="studio__canvas" role="application" aria-label={t('studio.canvas')} />
        <div ref={properties} className="studio__properties" role="region" aria-label={t('studio.properties')} hidden={kind === 'form'} />
      </div>
      <Checks kind={kind} id={id} editor={editor} ready={state === 'ready'} edits={edits} />
    </>
  )
}
