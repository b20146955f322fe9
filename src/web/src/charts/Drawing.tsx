import './charts.scss'
import { LineChart, StackedAreaChart, StackedBarChart } from '@carbon/charts-react'
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../api/people'
import { languages } from '../i18n/languages'
import { useDark } from '../settings/theme'
import { options } from './options'
import { type ChartKind, type ChartNumbers, data } from './series'

const kinds = { line: LineChart, bars: StackedBarChart, area: StackedAreaChart }

interface Props {
  kind: ChartKind
  numbers: ChartNumbers
  description: string
}

/** The picture of a chart. Apart from the rest of it, so that the library is loaded with the first picture. */
export default function Drawing({ kind, numbers, description }: Props) {
  const { i18n } = useTranslation()
  const language = i18n.language as Language
  const rightToLeft = languages[language].dir === 'rtl'
  const dark = useDark()
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  const Kind = kinds[kind]
  const told = useMemo(
    () => options(kind, numbers, { description, dark, rightToLeft, width }),
    [kind, numbers, description, dark, rightToLeft, width],
  )
  const shown = useMemo(() => data(numbers), [numbers])
  // Carbon mixes lists of earlier options into later ones: another width is another chart.
  return (
    <div ref={frame} className="chart__drawing" dir="ltr">
      {width > 0 && <Kind key={`${language} ${dark} ${width}`} data={shown} options={told} />}
    </div>
  )
}

/** In steps, so that a window that is drawn larger does not have everything drawn anew all the time. */
function useWidth(frame: React.RefObject<HTMLDivElement | null>): number {
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const measure = () => setWidth(Math.floor((frame.current?.clientWidth ?? 0) / 40) * 40)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(frame.current!)
    return () => observer.disconnect()
  }, [frame])
  return width
}
