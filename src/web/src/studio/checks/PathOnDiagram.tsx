import { useCallback } from 'react'
import { DiagramCanvas } from '../../requests/DiagramCanvas'
import type { DiagramHost } from '../../requests/DiagramHost'

interface Props {
  /** Id of the process. */
  process: string
  name: string
  /** Another one is drawn when it changes. */
  version: number
  xml: string
  /** Ids of elements and flows, the first one first. */
  path: string[]
}

/** A process with the way that leads to a finding, each of its steps numbered. Default, so that bpmn-js is loaded when one is looked at. */
export default function PathOnDiagram({ process, name, version, xml, path }: Props) {
  const paint = useCallback((host: DiagramHost) => host.path(path), [path])
  return <DiagramCanvas processId={process} version={version} name={name} xml={xml} paint={paint} />
}
