import { useTranslation } from 'react-i18next'
import { api } from '../api/api'
import type { DashboardQuery, Waits } from '../api/dashboards'
import { Chart } from '../charts/Chart'
import { useMoments } from '../common/useMoments'
import { useWords } from '../i18n/words'
import { LEAST } from './figure'
import { Section } from './Section'
import { usePart } from './useFigures'
import { useFigureWords } from './useFigureWords'

/** Where lead time goes: into work, and into waiting for whom. */
export function WaitSection({ query, wanted }: { query: DashboardQuery; wanted: boolean }) {
  const { t } = useTranslation()
  const waits = usePart('waits', api.waits, query, wanted)
  return (
    <Section title={t('waits.title')} query={waits}>
      {(data) => (data.n === 0 ? <p className="panel__line">{t('figure.nothing')}</p> : <Decomposed data={data} />)}
    </Section>
  )
}

function Decomposed({ data }: { data: Waits }) {
  const { t } = useTranslation()
  const said = useFigureWords()
  const words = useWords()
  const moments = useMoments()
  const { n, parts, flowEfficiency, cost } = data
  const most = [...parts].sort((one, other) => other.hours - one.hours)[0]
  const money = (amount: number) => moments.money(Math.round(amount), cost!.currency)
  return (
    <>
      <dl className="facts">
        <div>
          <dt>{t('waits.efficiency')}</dt>
          <dd>{said.figure(n < LEAST ? null : flowEfficiency, 'share')}</dd>
        </div>
        <div>
          <dt>{t('waits.requests')}</dt>
          <dd>{moments.number(n)}</dd>
        </div>
        {cost && (
          <div>
            <dt>{t('waits.cost', { rate: moments.money(cost.ratePerHour, cost.currency) })}</dt>
            <dd>{t('waits.costs', { waiting: money(cost.waiting), rework: money(cost.rework) })}</dd>
            {cost.skills.length > 0 && (
              <dd className="panel__line">
                {t('waits.costSkills', {
                  skills: words.list(
                    cost.skills.map(({ skill, ratePerHour }) =>
                      t('waits.costSkill', { skill: t(`skill.${skill}`, { defaultValue: skill }), rate: moments.money(ratePerHour, cost.currency) }),
                    ),
                  ),
                })}
              </dd>
            )}
          </div>
        )}
      </dl>
      <p className="panel__line">{t('waits.efficiencyMeaning')}</p>
      <Chart
        title={t('waits.chart')}
        kind="bars"
        summary={
          most
            ? t('waits.summary', {
                n: moments.number(n),
                part: said.part('wait', most.part),
                share: said.figure(most.share, 'share'),
              })
            : ''
        }
        numbers={{
          axis: t('partKind.wait'),
          along: parts.map(({ part }) => said.part('wait', part)),
          series: [{ name: t('waits.hours'), values: parts.map(({ hours }) => hours) }],
          write: (hours) => moments.figure(hours, 'hours'),
          writeShort: (hours) => moments.figure(hours, 'hours', true),
        }}
      />
    </>
  )
}
