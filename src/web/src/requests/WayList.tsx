import { CheckmarkFilled, CircleDash, CircleFilled, RadioButton, SubtractAlt, WarningFilled } from '@carbon/icons-react'
import { useTranslation } from 'react-i18next'
import type { Diagram, Stop } from '../api/timeline'
import { useMoments } from '../common/useMoments'
import { useWords } from '../i18n/words'

const icons = {
  done: CheckmarkFilled,
  active: CircleFilled,
  failed: WarningFilled,
  canceled: SubtractAlt,
  next: RadioButton,
  planned: CircleDash,
}

/** The way as a list: what was done, what is under way, what comes. What was called can be opened within. */
export function WayList({ diagram, diagrams }: { diagram: Diagram; diagrams: Diagram[] }) {
  return (
    <ol className="way">
      {diagram.way.map((stop) => (
        <WayStop key={stop.elementId} stop={stop} diagrams={diagrams.filter((other) => other !== diagram)} />
      ))}
    </ol>
  )
}

function WayStop({ stop, diagrams }: { stop: Stop; diagrams: Diagram[] }) {
  const { t } = useTranslation()
  const words = useWords()
  const moments = useMoments()
  const Icon = icons[stop.state]
  const called = diagrams.find((diagram) => diagram.processId === stop.calls)
  const line = (
    <>
      <span className="way__name">{words.element(stop.elementId, stop.name)}</span>
      {stop.count > 1 && <span className="way__count">{t('way.times', { n: moments.number(stop.count) })}</span>}
      <span className={stop.state === 'done' || stop.state === 'planned' ? 'cds--visually-hidden' : 'way__state'}>
        {t(`stop.${stop.state}`)}
      </span>
    </>
  )
  return (
    <li className={`way__stop way__stop--${stop.state} way__stop--${stop.kind}`}>
      <Icon className="way__icon" aria-hidden />
      {called ? (
        <details open={stop.state === 'active' || stop.state === 'failed'}>
          <summary>{line}</summary>
          <WayList diagram={called} diagrams={diagrams} />
        </details>
      ) : (
        <p>{line}</p>
      )}
    </li>
  )
}
