import { Select, SelectItem } from '@carbon/react'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../api/api'
import type { Bottlenecks, DashboardQuery, ElementQuery, ProcessDiagram, Unit } from '../api/dashboards'
import { useMoments } from '../common/useMoments'
import { type HeatedDiagram, HeatMap } from '../heat/HeatMap'
import { useWords } from '../i18n/words'
import { behindElement } from './behind'
import { LEAST } from './figure'
import { Section } from './Section'
import { usePart, useProcessDiagrams } from './useFigures'

type Item = Bottlenecks['items'][number]

/** What an element can be coloured by; times need some runs, counts do not. */
const measures: Record<string, { unit: Unit; only?: ElementQuery['only']; of: (item: Item) => number | null }> = {
  mean: { unit: 'hours', of: ({ n, meanHours }) => (n < LEAST ? null : meanHours) },
  longest: { unit: 'hours', of: ({ longestHours }) => longestHours },
  wait: { unit: 'hours', only: 'waits', of: ({ waits, waitHours }) => (waits < LEAST ? null : waitHours / waits) },
  total: { unit: 'hours', of: ({ totalHours }) => totalHours },
  rework: { unit: 'count', only: 'rework', of: ({ rework }) => rework },
  breaches: { unit: 'count', only: 'breaches', of: ({ breaches }) => breaches },
}

/** Where requests stand: the elements of the processes by time, waiting, rework and breaches. */
export function BottleneckSection({ query, wanted }: { query: DashboardQuery; wanted: boolean }) {
  const { t } = useTranslation()
  const words = useWords()
  const bottlenecks = usePart('bottlenecks', api.bottlenecks, query, wanted)
  const diagrams = useProcessDiagrams()
  const [measure, setMeasure] = useState('mean')
  const [process, setProcess] = useState<string>()
  const known = diagrams.data ?? []
  const shown = known.find(({ processId }) => processId === process) ?? known[0]
  return (
    <Section title={t('bottlenecks.title')} query={bottlenecks} wide>
      {(data) => (
        <>
          <div className="figures__choices">
            <Select id="heat-measure" size="md" labelText={t('bottlenecks.measure')} value={measure} onChange={(event) => setMeasure(event.target.value)}>
              {Object.keys(measures).map((one) => (
                <SelectItem key={one} value={one} text={t(`bottleneck.${one}`)} />
              ))}
            </Select>
            <Select id="heat-process" size="md" labelText={t('bottlenecks.process')} value={shown?.processId ?? ''} onChange={(event) => setProcess(event.target.value)}>
              {known.map(({ processId, name }) => (
                <SelectItem key={processId} value={processId} text={words.text(name)} />
              ))}
            </Select>
          </div>
          <p className="panel__line">{t(`bottleneckMeaning.${measure}`)}</p>
          {shown && <Heated data={data} diagram={shown} measure={measure} query={query} />}
        </>
      )}
    </Section>
  )
}

function Heated({ data, diagram, measure, query }: { data: Bottlenecks; diagram: ProcessDiagram; measure: string; query: DashboardQuery }) {
  const moments = useMoments()
  const words = useWords()
  const { unit, only, of } = measures[measure]!
  const write = useCallback((value: number) => moments.figure(value, unit), [moments, unit])
  const heated: HeatedDiagram = useMemo(
    () => ({
      processId: diagram.processId,
      version: diagram.version,
      name: diagram.name,
      xml: diagram.xml,
      elements: data.items
        .filter((item) => item.processId === diagram.processId && (measure !== 'wait' || item.waits > 0))
        .map((item) => ({
          elementId: item.elementId,
          name: words.element(item.elementId, diagram.elements[item.elementId] ?? null),
          value: of(item),
          n: measure === 'wait' ? item.waits : item.n,
          address: behindElement({ ...query, process: item.processId, element: item.elementId, only }),
        })),
    }),
    // `words` is new each time, and says the same as long as the language does.
    [data, diagram, measure, only, of, moments, query],
  )
  return <HeatMap diagram={heated} write={write} />
}
