import { useTranslation } from 'react-i18next'
import type { KpiEntry } from '../api/dashboards'
import { kpiWords } from './kpiWords'

/** What a figure means, where the figure stands. */
export function Definition({ definition }: { definition: KpiEntry }) {
  const { t } = useTranslation()
  return (
    <details className="meaning">
      <summary>{t('meaning.title')}</summary>
      <Meaning definition={definition} />
    </details>
  )
}

/** The definition in words, with what belongs to it. */
export function Meaning({ definition }: { definition: KpiEntry }) {
  const { t } = useTranslation()
  const { id, source, owner, part, unit, version } = definition
  const said = kpiWords(t, id)
  return (
    <>
      <p>{said.definition}</p>
      <dl>
        <div>
          <dt>{t('meaning.formula')}</dt>
          <dd>{said.formula}</dd>
        </div>
        <div>
          <dt>{t('meaning.unit')}</dt>
          <dd>{t(`kpiUnit.${unit}`)}</dd>
        </div>
        {part && (
          <div>
            <dt>{t('parts.part')}</dt>
            <dd>{t(`partKind.${part}`)}</dd>
          </div>
        )}
        <div>
          <dt>{t('meaning.source')}</dt>
          <dd>{t(`kpiSource.${source}`)}</dd>
        </div>
        <div>
          <dt>{t('meaning.owner')}</dt>
          <dd>{t(`role.${owner}`)}</dd>
        </div>
        <div>
          <dt>{t('meaning.version')}</dt>
          <dd>{version}</dd>
        </div>
        <div>
          <dt>{t('meaning.id')}</dt>
          <dd>{id}</dd>
        </div>
      </dl>
    </>
  )
}
