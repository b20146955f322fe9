import { ChartLine, Table } from '@carbon/icons-react'
import { Button, SkeletonText } from '@carbon/react'
import { lazy, type ReactNode, Suspense, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NumberTable } from './NumberTable'
import type { ChartKind, ChartNumbers } from './series'

const Drawing = lazy(() => import('./Drawing'))

interface Props {
  title: string
  /** What the picture shows, in a sentence or two: read by everybody, and all that a screen reader has of the picture. */
  summary: string
  kind: ChartKind
  numbers: ChartNumbers
  /** Stands beside the title, e.g. what the figure means. */
  children?: ReactNode
}

/** A chart with a title and a text alternative; the table of its numbers is one press away. */
export function Chart({ title, summary, kind, numbers, children }: Props) {
  const { t } = useTranslation()
  const id = useId()
  const [table, setTable] = useState(false)
  return (
    <figure className="chart" aria-labelledby={id}>
      <figcaption className="chart__head">
        <h3 id={id}>{title}</h3>
        {children}
        <Button kind="ghost" size="sm" renderIcon={table ? ChartLine : Table} aria-pressed={table} onClick={() => setTable(!table)}>
          {t('chart.numbers')}
        </Button>
        <p className="chart__summary">{summary}</p>
      </figcaption>
      {table ? (
        <NumberTable title={title} numbers={numbers} />
      ) : (
        <Suspense fallback={<SkeletonText paragraph lineCount={6} />}>
          <Drawing kind={kind} numbers={numbers} description={`${title}. ${summary}`} />
        </Suspense>
      )}
    </figure>
  )
}
