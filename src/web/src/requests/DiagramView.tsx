import { Add, FitToScreen, Subtract } from '@carbon/icons-react'
import { IconButton } from '@carbon/react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Diagram } from '../api/types'
import { Notice } from '../common/Notice'
import { text } from '../i18n/texts'
import { DiagramHost, states } from './DiagramHost'

/**
 * A diagram with the way marked on it. The list beside it says the same in words, so this is one picture to
 * assistive technology. Called processes open by a click on what calls them.
 */
export default function DiagramView({ diagram, open }: { diagram: Diagram; open: (processId: string) => void }) {
  const { t, i18n } = useTranslation()
  const container = useRef<HTMLDivElement>(null)
  const host = useRef<DiagramHost>(null)
  const clicked = useRef<(elementId: string) => void>(() => {})
  const [unreadable, setUnreadable] = useState(false)
  clicked.current = (elementId) => {
    const calls = diagram.way.find((stop) => stop.elementId === elementId)?.calls
    if (calls) open(calls)
  }

  useEffect(() => {
    const created = new DiagramHost(container.current!, (id) => clicked.current(id))
    host.current = created
    return () => created.detach()
  }, [])

  const latest = useRef(diagram)
  latest.current = diagram
  const { processId, version } = diagram
  useEffect(() => {
    let current = true
    const { xml, name } = latest.current
    void host.current!.draw({ xml, states: states(latest.current) }).then((drawn) => {
      if (!current) return
      setUnreadable(!drawn)
      const picture = container.current?.querySelector('svg')
      picture?.setAttribute('role', 'img')
      picture?.setAttribute('aria-label', text(name))
    })
    return () => {
      current = false
    }
  }, [processId, version, i18n.language])

  const drawn = useRef(diagram)
  useEffect(() => {
    if (drawn.current !== diagram && drawn.current.processId === diagram.processId) host.current!.mark(states(diagram))
    drawn.current = diagram
  }, [diagram])

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
