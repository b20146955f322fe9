import { Button } from '@carbon/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../api/api'
import type { DashboardQuery, SlaFigures } from '../api/dashboards'
import { Chart } from '../charts/Chart'
import { useMoments } from '../common/useMoments'
import { useWords } from '../i18n/words'
import { behind } from './behind'
import { LEAST } from './figure'
import { FigureTable } from './FigureTable'
import { Section } from './Section'
import { usePart } from './useFigures'
import { useFigureWords } from './useFigureWords'

/** Which steps, stages or teams keep what is promised. */
export function SlaSection({ query, wanted }: { query: DashboardQuery; wanted: boolean }) {
  const { t } = useTranslation()
  const [by, setBy] = useState<SlaFigures['by']>('step')
  const sla = usePart('sla', api.slaFigures, { ...query, by }, wanted)
  return (
    <Section
      title={t('sla.title')}
      query={sla}
      wide
      tools={
        <div className="switch" role="group" aria-label={t('sla.by')}>
          {(['step', 'stage', 'team'] as const).map((one) => (
            <Button key={one} kind="ghost" size="sm" aria-pressed={by === one} onClick={() => setBy(one)}>
              {t(`slaBy.${one}`)}
            </Button>
          ))}
        </div>
      }
    >
      {(data) => (data.items.length === 0 ? <p className="panel__line">{t('figure.nothing')}</p> : <Kept data={data} query={query} />)}
    </Section>
  )
}

function Kept({ data, query }: { data: SlaFigures; query: DashboardQuery }) {
  const { t } = useTranslation()
  const said = useFigureWords()
  const words = useWords()
  const moments = useMoments()
  const { by, items, target } = data
  const name = (key: string) => (by === 'team' ? words.group(key) : said.part('step', key))
  const kpi = by === 'stage' ? 'stage-sla-kept' : 'sla-kept'
  const address = (key: string) => (by === 'team' ? behind({ ...query, team: key }, kpi, null) : behind(query, kpi, key))
  const kept = items.reduce((sum, item) => sum + item.kept, 0)
  const all = items.reduce((sum, item) => sum + item.n, 0)
  return (
    <>
      <Chart
        title={t('sla.chart')}
        kind="bars"
        summary={t('sla.summary', { kept: moments.number(kept), all: moments.number(all) })}
        numbers={{
          axis: t(`slaBy.${by}`),
          along: items.map(({ key }) => name(key)),
          series: [
            { name: t('sla.kept'), meaning: 'good', values: items.map((item) => item.kept) },
            { name: t('sla.breached'), meaning: 'bad', values: items.map((item) => item.n - item.kept) },
          ],
          write: (value) => moments.number(value),
          linkTo: (item) => address(items[item]!.key),
        }}
      />
      {target && <p className="panel__line">{t('aim.higher', { value: moments.figure(target.value, 'share') })}</p>}
      <FigureTable
        title={t('sla.title')}
        head={[t(`slaBy.${by}`), t('parts.n'), t('sla.share'), t('sla.before'), t('parts.change'), t('sla.open'), t('sla.overdue')]}
        rows={items.map((item) => ({
          key: item.key,
          cells: [
            name(item.key),
            <Link key="n" to={address(item.key)}>
              {moments.number(item.n)}
            </Link>,
            said.figure(item.n < LEAST ? null : item.share, 'share'),
            said.figure(item.beforeN < LEAST ? null : item.beforeShare, 'share'),
            said.difference(item.difference, 'higher', 'share'),
            moments.number(item.open),
            moments.number(item.overdue),
          ],
        }))}
      />
    </>
  )
}
