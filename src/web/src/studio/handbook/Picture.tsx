import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../common/Notice'
import { picture } from './pictures'

interface Props {
  xml: string
  name: string
  /** Called when it stands there, or cannot be drawn. */
  done: () => void
}

/** A process as a picture; the steps below it say the same in words. */
export function Picture({ xml, name, done }: Props) {
  const { t, i18n } = useTranslation()
  const place = useRef<HTMLDivElement>(null)
  const below = useRef<HTMLElement>(null)
  const latest = useRef({ name, done })
  latest.current = { name, done }
  const [unreadable, setUnreadable] = useState(false)

  useEffect(() => {
    let current = true
    void picture(xml).then((drawn) => {
      if (!current) return
      drawn?.svg.setAttribute('aria-label', latest.current.name)
      place.current?.replaceChildren(...(drawn ? [drawn.svg] : []))
      below.current?.replaceChildren(...(drawn ? [drawn.mark] : []))
      setUnreadable(!drawn)
      latest.current.done()
    })
    return () => {
      current = false
    }
  }, [xml, i18n.language])

  return (
    <figure className="handbook__picture">
      {unreadable && <Notice kind="warning" title={t('way.unreadable')} />}
      <div ref={place} className="handbook__sheet" dir="ltr" role="group" tabIndex={0} aria-label={t('handbook.pictureOf', { name })} />
      <figcaption ref={below} dir="ltr" />
    </figure>
  )
}
