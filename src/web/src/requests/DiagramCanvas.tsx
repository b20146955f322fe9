import { Add, FitToScreen, Subtract } from '@carbon/icons-react'
import { IconButton } from '@carbon/react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../common/Notice'
import { text } from '../i18n/texts'
import { DiagramHost } from './DiagramHost'

interface Props {
  /** Another one is drawn when it changes. */
  processId: string
  version: number
  name: string
  xml: string
  /** Called when the diagram is drawn, and again with each other `paint`. */
  paint: (host: DiagramHost) => void
  /** Somebody pressed an element. */
  opened?: (elementId: string) => void
}

/** A diagram with buttons to zoom. A list beside it must say the same in words: this is one picture to assistive technology. */
export function DiagramCanvas({ processId, version, name, xml, paint, opened }: Props) {
  const { t, i18n } = useTranslation()
  const container = useRef<HTMLDivElement>(null)
  const host = useRef<DiagramHost>(null)
  const latest = useRef({ name, xml, paint, opened })
  latest.current = { name, xml, paint, opened }
  const drawn = useRef(false)
  const [unreadable, setUnreadable] = useState(false)

  useEffect(() => {
    const created = new DiagramHost(container.current!, (id) => latest.current.opened?.(id))
    host.current = created
    return () => created.detach()
  }, [])

  useEffect(() => {
    let current = true
    drawn.current = false
    void host.current!.draw(latest.current.xml).then((read) => {
      if (!current) return
      drawn.current = read
      setUnreadable(!read)
      if (read) latest.current.paint(host.current!)
      const picture = container.current?.querySelector('svg')
      picture?.setAttribute('role', 'img')
      picture?.setAttribute('aria-label', text(latest.current.name))
    })
    return () => {
      current = false
    }
  }, [processId, version, i18n.language])

  // Another diagram is painted as soon as it is drawn, which may be before React would hear of it.
  useEffect(() => {
    if (drawn.current) paint(host.current!)
  }, [paint])

  return (
    <div className="diagram">
      {unreadable && <Notice kind="warning" title={t('way.unreadable')} />}
      <div ref={container} className="diagram__canvas" dir="ltr" />
      <div className="diagram__tools">
        <IconButton kind="ghost" size="sm" align="left" label={t('way.zoomIn')} onClick={() => host.current?.zoomIn()}>
          <Add />
        </IconButton>
        <IconButton kind="ghost" size="sm" align="left" label={t('way.zoomOut')} onClick={() => host.current?.zoomOut()}>
          <Subtract />
        </IconButton>
        <IconButton kind="ghost" size="sm" align="left" label={t('way.fit')} onClick={() => host.current?.fit()}>
          <FitToScreen />
        </IconButton>
      </div>
    </div>
  )
}
