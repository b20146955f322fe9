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
  const skillName = (skill: string) => t(`skill.${skill}`, { defaultValue: skill })
  // Which rate is changed: a skill's, with null that of all.
  const [changing, setChanging] = useState<{ skill: string | null } | null>(null)
  return (
    <Section
      title={t('rate.title')}
      query={rate}
      wide
      tools={
        rate.data?.mayChange && (
          <Button kind="ghost" size="md" renderIcon={Edit} onClick={() => setChanging({ skill: null })}>
            {t('rate.change')}
          </Button>
        )
      }
    >
      {(data) => (
        <>
          <p className="panel__line">
            {data.rate ? t('rate.now', { rate: moments.money(data.rate.amount!, data.rate.currency) }) : t('rate.none')}
          </p>
          {data.rate && data.skills.length > 0 && (
            <FigureTable
              title={t('rate.skills')}
              head={[t('rate.skill'), t('rate.amount'), ...(data.mayChange ? [t('rate.change')] : [])]}
              rows={data.skills.map(({ skill, rate: own }) => ({
                key: skill,
                cells: [
                  <bdi key="skill">{skillName(skill)}</bdi>,
                  own ? moments.money(own.amount!, own.currency) : t('rate.asAll'),
                  ...(data.mayChange
                    ? [
                        <Button
                          key="change"
                          kind="ghost"
                          size="sm"
                          hasIconOnly
                          renderIcon={Edit}
                          iconDescription={t('rate.changeOf', { skill: skillName(skill) })}
                          onClick={() => setChanging({ skill })}
                        />,
                      ]
                    : []),
                ],
              }))}
            />
          )}
          {versions.length > 0 && (
            <FigureTable
              title={t('rate.versions')}
              head={[t('meaning.version'), t('rate.skill'), t('rate.amount'), t('rate.at'), t('target.by')]}
              rows={versions.map(({ skill, version, amount, currency, changedAt, changedBy }) => ({
                key: `${skill ?? ''} ${version}`,
                cells: [
                  moments.number(version),
                  <bdi key="skill">{skill === null ? t('rate.all') : skillName(skill)}</bdi>,
                  amount === null ? t('rate.asAll') : moments.money(amount, currency),
                  moments.full(changedAt), <bdi key="by">{name(changedBy)}</bdi>,
                ],
              }))}
            />
          )}
          {changing && <RateDialog current={data} skill={changing.skill} close={() => setChanging(null)} />}
        </>
      )}
    </Section>
  )
}
