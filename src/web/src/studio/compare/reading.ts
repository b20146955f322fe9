import { BpmnModdle } from 'bpmn-moddle'
import { DmnModdle } from 'dmn-moddle'
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json'
import type { Moddle } from './moddle'

/** Reads and writes one kind of file; both reject what cannot be read. */
interface Reader {
  fromXML(xml: string): Promise<{ rootElement: Moddle }>
  toXML(element: Moddle, options: { format: boolean }): Promise<{ xml: string }>
}

const process = () => new BpmnModdle({ zeebe }) as unknown as Reader
const decision = () => new DmnModdle() as unknown as Reader

/** The definitions of a process (BPMN). */
export const readProcess = async (xml: string): Promise<Moddle> => (await process().fromXML(xml)).rootElement

/** The definitions of decisions (DMN). */
export const readDecision = async (xml: string): Promise<Moddle> => (await decision().fromXML(xml)).rootElement

/** The same model in the one way that editors write it: what was written differently compares line by line. */
export async function rewritten(kind: 'process' | 'decision' | 'form', content: string): Promise<string> {
  if (kind === 'form') return `${JSON.stringify(JSON.parse(content), null, 2)}\n`
  const reader = kind === 'process' ? process() : decision()
  const { rootElement } = await reader.fromXML(content)
  return (await reader.toXML(rootElement, { format: true })).xml
}
