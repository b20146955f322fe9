import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../api/api'
import type { DashboardQuery, Forecast } from '../api/dashboards'
import { Chart } from '../charts/Chart'
import { useMoments } from '../common/useMoments'
import { useWords } from '../i18n/words'
import { FigureTable } from './FigureTable'
import { Section } from './Section'
import { usePart } from './useFigures'
import { useFigureWords } from './useFigureWords'

/** Which steps will probably be late in the next days, from how long such steps took before. */
export function ForecastSection({ query, wanted }: { query: DashboardQuery; wanted: boolean }) {
  const { t } = useTranslation()
  const forecast = usePart('forecast', api.forecast, query, wanted)
  return (
    <Section title={t('forecast.title')} query={forecast} wide>
      {(data) => <Ahead data={data} />}
    </Section>
  )
}

function Ahead({ data }: { data: Forecast }) {
  const { t } = useTranslation()
  const said = useFigureWords()
  const words = useWords()
  const moments = useMoments()
  const due = data.days.reduce((sum, day) => sum + day.due, 0)
  const told = data.days.filter(({ expected }) => expected !== null)
  const expected = told.reduce((sum, day) => sum + day.expected!, 0)
  return (
    <>
      {!data.complete && <p className="panel__line">{t('forecast.incomplete')}</p>}
      <Chart
        title={t('forecast.chart')}
        kind="line"
        summary={
          told.length === 0
            ? t('forecast.tooLittle', { due: moments.number(due) })
            : t('forecast.summary', { due: moments.number(due), expected: moments.figure(expected, 'count') })
        }
        numbers={{
          axis: t('grain.day'),
          along: data.days.map(({ day }) => moments.span(`${day}T12:00:00Z`, 'day', 'UTC')),
          series: [
            { name: t('forecast.due'), values: data.days.map((day) => day.due) },
            { name: t('forecast.expected'), meaning: 'bad', values: data.days.map((day) => day.expected) },
            { name: t('forecast.unknown'), meaning: 'quiet', values: data.days.map((day) => day.unknown) },
          ],
          write: (value) => moments.figure(value, 'count'),
        }}
      />
      {data.items.length > 0 && (
        <FigureTable
          title={t('forecast.items')}
          head={[t('request.request'), t('partKind.step'), t('dashboard.team'), t('forecast.dueAt'), t('forecast.risk'), t('forecast.basis')]}
          rows={data.items.map((item) => ({
            key: `${item.requestId} ${item.step} ${item.dueAt}`,
            cells: [
              <Link key="request" to={`/requests/${item.requestId}`}>
                <bdi>{item.requestId}</bdi> · <bdi>{item.title}</bdi>
              </Link>,
              said.part('step', item.step),
              words.group(item.team),
              moments.short(item.dueAt),
              said.figure(item.risk, 'share'),
              moments.number(item.n),
            ],
          }))}
        />
      )}
    </>
  )
}
