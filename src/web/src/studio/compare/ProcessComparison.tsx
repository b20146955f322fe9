import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../common/Notice'
import { ComparedDiagrams } from './ComparedDiagrams'
import { ChangeList } from './Changes'
import type { Difference } from './difference'

interface Props {
  before: string
  after: string
  differences: Difference[]
}

/** Two diagrams that move together, and what differs in words. */
export function ProcessComparison({ before, after, differences }: Props) {
  const { t } = useTranslation()
  const sides = { before: useRef<HTMLDivElement>(null), after: useRef<HTMLDivElement>(null) }
  const diagrams = useRef<ComparedDiagrams>(null)
  const [current, setCurrent] = useState<string | null>(null)
  const [state, setState] = useState<'loading' | 'ready' | 'unreadable'>('loading')

  const open = (id: string) => {
    diagrams.current?.show(id)
    setCurrent(id)
  }

  useEffect(() => {
    let is = true
    const drawn = new ComparedDiagrams(sides.before.current!, sides.after.current!, (id) => {
      if (!differences.some((one) => one.id === id)) return
      drawn.show(id)
      setCurrent(id)
      document.getElementById(`difference-${id}`)?.scrollIntoView({ block: 'nearest' })
    })
    diagrams.current = drawn
    drawn.draw(before, after, differences).then(
      () => is && setState('ready'),
      () => is && setState('unreadable'),
    )
    return () => {
      is = false
      diagrams.current = null
      drawn.detach()
    }
  }, [before, after, differences])

  return (
    <>
      {state === 'unreadable' && <Notice kind="warning" title={t('compare.notDrawn')} />}
      <div className="compare__diagrams" data-state={state}>
        {(['before', 'after'] as const).map((side) => (
          <figure key={side} className="diagram compare__diagram">
            <figcaption>{t(`compare.${side}`)}</figcaption>
            <div ref={sides[side]} className="diagram__canvas" dir="ltr" role="group" aria-label={t(`compare.${side}`)} />
          </figure>
        ))}
      </div>
      <ChangeList differences={differences} current={current} open={open} />
    </>
  )
}
