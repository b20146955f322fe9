import { useCallback } from 'react'
import type { Diagram } from '../api/timeline'
import { DiagramCanvas } from './DiagramCanvas'
import { type DiagramHost, states } from './DiagramHost'

/** A diagram with the way marked on it. Called processes open by a click on what calls them. */
export default function DiagramView({ diagram, open }: { diagram: Diagram; open: (processId: string) => void }) {
  const paint = useCallback((host: DiagramHost) => host.mark(states(diagram)), [diagram])
  const opened = (elementId: string) => {
    const calls = diagram.way.find((stop) => stop.elementId === elementId)?.calls
    if (calls) open(calls)
  }
  return <DiagramCanvas {...diagram} paint={paint} opened={opened} />
}
