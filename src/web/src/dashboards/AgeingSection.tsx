import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../api/api'
import type { Ageing, DashboardQuery } from '../api/dashboards'
import { useMoments } from '../common/useMoments'
import { useWords } from '../i18n/words'
import { FigureTable } from './FigureTable'
import { Section } from './Section'
import { usePart } from './useFigures'
import { useFigureWords } from './useFigureWords'

/** How old the open work is, and what has been in its stage for longer than is usual. */
export function AgeingSection({ query, wanted }: { query: DashboardQuery; wanted: boolean }) {
  const { t } = useTranslation()
  const ageing = usePart('ageing', api.ageing, query, wanted)
  return (
    <Section anchor="ageing" title={t('ageing.title')} query={ageing} wide>
      {(data) => (data.n === 0 ? <p className="panel__line">{t('ageing.none')}</p> : <Ages data={data} />)}
    </Section>
  )
}

function Ages({ data }: { data: Ageing }) {
  const { t } = useTranslation()
  const said = useFigureWords()
  const words = useWords()
  const moments = useMoments()
  return (
    <>
      <p className="panel__line">{t('ageing.now', { n: moments.number(data.n), at: moments.short(data.at) })}</p>
      <FigureTable
        title={t('ageing.stages')}
        head={[t('partKind.stage'), t('parts.n'), t('ageing.median'), t('ageing.oldest'), t('ageing.typical'), t('ageing.late')]}
        rows={data.stages.map((stage) => ({
          key: stage.stage,
          cells: [
            said.part('stage', stage.stage),
            moments.number(stage.n),
            stage.medianDays === null ? t('chart.none') : moments.figure(stage.medianDays, 'days'),
            stage.oldestDays === null ? t('chart.none') : moments.figure(stage.oldestDays, 'days'),
            said.figure(stage.typicalDays, 'days'),
            stage.late === null ? t('figure.tooLittle') : moments.number(stage.late),
          ],
        }))}
      />
      <h3>{t('ageing.oldestRequests')}</h3>
      <FigureTable
        title={t('ageing.oldestRequests')}
        head={[t('request.request'), t('task.type'), t('partKind.stage'), t('ageing.days'), t('ageing.stageDays')]}
        rows={data.oldest.map((request) => ({
          key: request.requestId,
          cells: [
            <Link key="request" to={`/requests/${request.requestId}`}>
              <bdi>{request.requestId}</bdi> · <bdi>{request.title}</bdi>
            </Link>,
            words.requestType(request.type, request.type),
            said.part('stage', request.stage),
            moments.figure(request.days, 'days'),
            moments.figure(request.stageDays, 'days'),
          ],
        }))}
      />
    </>
  )
}
