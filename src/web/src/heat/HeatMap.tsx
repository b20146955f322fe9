import { Flow, ListNumbered } from '@carbon/icons-react'
import { Button, SkeletonText } from '@carbon/react'
import { lazy, Suspense, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNarrow } from '../common/useMedia'
import { HeatList } from './HeatList'
import { bounds, WARMTHS } from './warmth'

const HeatView = lazy(() => import('./HeatView'))

/** An element with its figure. */
export interface HeatedElement {
  elementId: string
  /** In the person's language. */
  name: string
  /** Null where there is too little to tell. */
  value: number | null
  /** How many runs of the element the figure is made of. */
  n: number
  /** Where the requests behind it are listed. */
  address?: string
}

export interface HeatedDiagram {
  processId: string
  version: number
  name: string
  xml: string
  elements: HeatedElement[]
}

interface Props {
  diagram: HeatedDiagram
  write: (value: number) => string
}

/** Figures on the elements of a diagram, in colours and numbers; or the same as a list with the greatest first. */
export function HeatMap({ diagram, write }: Props) {
  const { t } = useTranslation()
  const narrow = useNarrow()
  const [chosen, setChosen] = useState<'list' | 'diagram'>()
  const shown = chosen ?? (narrow ? 'list' : 'diagram')
  const upper = useMemo(() => bounds(diagram.elements.flatMap(({ value }) => value ?? [])), [diagram])
  return (
    <div className="heat">
      <div className="switch" role="group" aria-label={t('heat.shownAs')}>
        {(['diagram', 'list'] as const).map((one) => (
          <Button
            key={one}
            kind="ghost"
            size="sm"
            renderIcon={one === 'list' ? ListNumbered : Flow}
            aria-pressed={shown === one}
            onClick={() => setChosen(one)}
          >
            {t(`heatAs.${one}`)}
          </Button>
        ))}
      </div>
      {shown === 'list' ? (
        <HeatList diagram={diagram} upper={upper} write={write} />
      ) : (
        <Suspense fallback={<SkeletonText paragraph lineCount={6} />}>
          <HeatView diagram={diagram} upper={upper} write={write} />
        </Suspense>
      )}
      {diagram.elements.length === 0 && shown === 'diagram' && <p className="panel__line">{t('heat.nothing')}</p>}
      {upper.length > 0 && (
        <ul className="heat__legend" aria-label={t('heat.legend')}>
          {WARMTHS.map((warmth) => (
            <li key={warmth}>
              <span className={`heat__swatch heat__swatch--${warmth}`} />
              {t('heat.range', { from: write(warmth === 1 ? 0 : upper[warmth - 2]!), to: write(upper[warmth - 1]!) })}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
