import { useTranslation } from 'react-i18next'
import { ChangeTags, Properties } from './Changes'
import { type FieldDifference, WHOLE } from './formDifferences'

/** Two forms side by side, field by field. */
export function FormComparison({ differences }: { differences: FieldDifference[] }) {
  const { t } = useTranslation()
  return (
    <div className="compare__scroll" role="region" tabIndex={0} aria-label={t('compare.fields')}>
      <table className="compare__table compare__table--form">
        <thead>
          <tr>
            <th scope="col">{t('compare.before')}</th>
            <th scope="col">{t('compare.after')}</th>
            <th scope="col">{t('compare.differs')}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map((field) => (
            <tr key={field.id} data-change={field.changes[0]}>
              <Side field={field} name={field.before} />
              <Side field={field} name={field.after} />
              <td>
                <ChangeTags changes={field.changes} />
                <Properties properties={field.properties} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Side({ field, name }: { field: FieldDifference; name: string | null }) {
  const { t } = useTranslation()
  if (name === null) return <td />
  return (
    <td>
      <span style={{ display: 'block', paddingInlineStart: `${field.depth}rem` }}>
        <bdi>{field.id === WHOLE ? t('compare.form') : name}</bdi>
        <span className="studio__said" dir="ltr">
          {field.type}
        </span>
      </span>
    </td>
  )
}
