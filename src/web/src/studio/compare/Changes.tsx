import { Tag } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import type { Change, Difference, PropertyDifference } from './difference'

const COLOURS = { added: 'green', removed: 'red', changed: 'blue', moved: 'purple' } as const

/** What became of something, in words. */
export function ChangeTags({ changes }: { changes: Change[] }) {
  const { t } = useTranslation()
  return changes.map((change) => (
    <Tag key={change} size="sm" type={COLOURS[change]}>
      {t(`compare.${change}`)}
    </Tag>
  ))
}

/** Properties before and after; what models say is left to right and as it was written. */
export function Properties({ properties }: { properties: PropertyDifference[] }) {
  const { t } = useTranslation()
  if (properties.length === 0) return null
  return (
    <dl className="compare__properties">
      {properties.map(({ name, before, after }) => (
        <div key={name}>
          <dt dir="ltr">{name}</dt>
          <dd>
            {before === null ? <em>{t('compare.nothing')}</em> : <del dir="auto">{before}</del>}
            <span aria-hidden="true" className="compare__arrow" />
            {after === null ? <em>{t('compare.nothing')}</em> : <ins dir="auto">{after}</ins>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

interface ListProps {
  differences: Difference[]
  current?: string | null
  /** Shows it in a picture. */
  open?: (id: string) => void
}

/** All that differs, one below the other. */
export function ChangeList({ differences, current, open }: ListProps) {
  return (
    <ol className="compare__list">
      {differences.map((one) => (
        <li key={one.id} id={`difference-${one.id}`} className="compare__item" aria-current={current === one.id || undefined}>
          <div className="compare__head">
            {open ? (
              <button type="button" className="compare__open" onClick={() => open(one.id)}>
                <bdi>{one.name}</bdi>
              </button>
            ) : (
              <strong>
                <bdi>{one.name}</bdi>
              </strong>
            )}
            <ChangeTags changes={one.changes} />
          </div>
          <p className="studio__said" dir="ltr">
            {one.type} {one.name !== one.id && one.id}
          </p>
          <Properties properties={one.properties} />
        </li>
      ))}
    </ol>
  )
}
