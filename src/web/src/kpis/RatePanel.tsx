import { Edit } from '@carbon/icons-react'
import { Button } from '@carbon/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMoments } from '../common/useMoments'
import { FigureTable } from '../dashboards/FigureTable'
import { Section } from '../dashboards/Section'
import { RateDialog } from './RateDialog'
import { useHourlyRate, useHourlyRates } from './useKpis'
import { useNames } from './useNames'

/** What an hour of work costs, and cost before. */
export function RatePanel() {
  const { t } = useTranslation()
  const moments = useMoments()
  const name = useNames()
  const rate = useHourlyRate()
  const versions = useHourlyRates().data ?? []
  const [changing, setChanging] = useState(false)
  return (
    <Section
      title={t('rate.title')}
      query={rate}
      wide
      tools={
        rate.data?.mayChange && (
          <Button kind="ghost" size="md" renderIcon={Edit} onClick={() => setChanging(true)}>
            {t('rate.change')}
          </Button>
        )
      }
    >
      {(data) => (
        <>
          <p className="panel__line">
            {data.rate ? t('rate.now', { rate: moments.money(data.rate.amount, data.rate.currency) }) : t('rate.none')}
          </p>
          {versions.length > 0 && (
            <FigureTable
              title={t('rate.versions')}
              head={[t('meaning.version'), t('rate.amount'), t('rate.at'), t('target.by')]}
              rows={versions.map(({ version, amount, currency, changedAt, changedBy }) => ({
                key: String(version),
                cells: [moments.number(version), moments.money(amount, currency), moments.full(changedAt), <bdi key="by">{name(changedBy)}</bdi>],
              }))}
            />
          )}
          {changing && <RateDialog current={data} close={() => setChanging(false)} />}
        </>
      )}
    </Section>
  )
}
