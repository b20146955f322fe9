import { useTranslation } from 'react-i18next'
import type { KpiEntry } from '../api/dashboards'
import { useMoments } from '../common/useMoments'
import { useNames } from './useNames'
import { useKpiTargets } from './useKpis'

/** What was and is aimed at, who said so and why, the latest first. */
export function TargetVersions({ definition }: { definition: KpiEntry }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const name = useNames()
  const versions = useKpiTargets(definition.id).data ?? []
  if (versions.length === 0) return null
  return (
    <ol className="target-versions" aria-label={t('target.versions')}>
      {versions.map(({ version, value, effectiveFrom, author, reason }) => (
        <li key={version}>
          <strong>
            {t('target.since', {
              aim: value === null ? t('target.none') : t(`aim.${definition.direction}`, { value: moments.figure(value, definition.unit) }),
              date: moments.date(effectiveFrom),
            })}
          </strong>
          <span>
            {t('target.version', { n: moments.number(version) })} · {author === null ? t('target.product') : <bdi>{name(author)}</bdi>}
          </span>
          {author !== null && <span dir="auto">{reason}</span>}
        </li>
      ))}
    </ol>
  )
}
