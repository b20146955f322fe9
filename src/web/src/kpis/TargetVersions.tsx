import { useTranslation } from 'react-i18next'
import type { KpiEntry } from '../api/dashboards'
import { useMoments } from '../common/useMoments'
import { FigureTable } from '../dashboards/FigureTable'
import { useNames } from './useNames'
import { useKpiTargets } from './useKpis'

/** What was and is aimed at, who said so and why. */
export function TargetVersions({ definition }: { definition: KpiEntry }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const name = useNames()
  const versions = useKpiTargets(definition.id).data ?? []
  if (versions.length === 0) return null
  return (
    <FigureTable
      title={t('target.versions')}
      head={[t('meaning.version'), t('target.aim'), t('target.from'), t('target.by'), t('target.reason')]}
      rows={versions.map(({ version, value, effectiveFrom, author, reason }) => ({
        key: String(version),
        cells: [
          moments.number(version),
          value === null ? t('target.none') : moments.figure(value, definition.unit),
          moments.date(effectiveFrom),
          author === null ? t('target.product') : <bdi key="author">{name(author)}</bdi>,
          author === null ? '' : <bdi key="reason">{reason}</bdi>,
        ],
      }))}
    />
  )
}
