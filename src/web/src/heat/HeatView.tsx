import { useCallback } from 'react'
import type { DiagramHost } from '../requests/DiagramHost'
import { DiagramCanvas } from '../requests/DiagramCanvas'
import type { HeatedDiagram } from './HeatMap'
import { warmth } from './warmth'

interface Props {
  diagram: HeatedDiagram
  upper: number[]
  write: (value: number) => string
}

/** The diagram with its elements coloured. Apart, so that bpmn-js is loaded when one is looked at. */
export default function HeatView({ diagram, upper, write }: Props) {
  const paint = useCallback(
    (host: DiagramHost) =>
      host.heat(
        diagram.elements.flatMap(({ elementId, value }) =>
          value === null ? [] : [{ elementId, warmth: warmth(value, upper), text: write(value) }],
        ),
      ),
    [diagram, upper, write],
  )
  return <DiagramCanvas {...diagram} paint={paint} />
}
