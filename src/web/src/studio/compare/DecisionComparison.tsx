import { Checkbox } from '@carbon/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMoments } from '../../common/useMoments'
import { ChangeTags, Properties } from './Changes'
import type { ColumnDifference, DecisionDifference, RowDifference } from './decisionDifferences'

/** Tables of decisions, cell by cell. */
export function DecisionComparison({ differences }: { differences: DecisionDifference[] }) {
  return differences.map((decision) => (
    <section key={decision.id} className="compare__decision" aria-labelledby={`decision-${decision.id}`}>
      <h2 id={`decision-${decision.id}`} className="compare__head">
        <bdi>{decision.name}</bdi> <ChangeTags changes={decision.changes} />
      </h2>
      <p className="studio__said" dir="ltr">
        {decision.type} {decision.name !== decision.id && decision.id}
      </p>
      <Properties properties={decision.properties} />
      {decision.columns.length > 0 && <Rules decision={decision} />}
    </section>
  ))
}

function Rules({ decision }: { decision: DecisionDifference }) {
  const { t } = useTranslation()
  const [all, setAll] = useState(false)
  const whole = decision.changes.includes('added') || decision.changes.includes('removed')
  const columnsDiffer = decision.columns.some(({ changes }) => changes.length > 0)
  const rows = decision.rows.filter(({ changes }) => all || whole || columnsDiffer || changes.length > 0)
  return (
    <>
      {!whole && !columnsDiffer && (
        <Checkbox id={`all-${decision.id}`} labelText={t('compare.allRules')} checked={all} onChange={(_, { checked }) => setAll(checked)} />
      )}
      {rows.length > 0 && (
        <div className="compare__scroll" role="region" tabIndex={0} aria-labelledby={`decision-${decision.id}`}>
          <table className="compare__table" dir="ltr">
            <thead>
              <tr>
                <th scope="col">{t('compare.rule')}</th>
                {decision.columns.map((column) => (
                  <Column key={`${column.side} ${column.id}`} column={column} />
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Rule key={row.id} row={row} whole={whole} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}

function Column({ column }: { column: ColumnDifference }) {
  const { t } = useTranslation()
  return (
    <th scope="col" data-side={column.side}>
      <span className="studio__said">{t(`compare.${column.side}`)}</span>
      {column.label} <ChangeTags changes={column.changes} />
      <Properties properties={column.properties} />
    </th>
  )
}

function Rule({ row, whole }: { row: RowDifference; whole: boolean }) {
  const moments = useMoments()
  const numbers = [row.before, row.after].filter((number, index, both) => number !== null && number !== both[index - 1])
  return (
    <tr data-change={row.changes[0]}>
      <th scope="row">
        {numbers.map((number) => moments.number(number!)).join(' → ')} <ChangeTags changes={row.changes} />
      </th>
      {row.cells.map(({ before, after }, index) => (
        <td key={index}>{whole || before === after || row.before === null || row.after === null ? (after ?? before) : <Both before={before} after={after} />}</td>
      ))}
    </tr>
  )
}

function Both({ before, after }: { before: string | null; after: string | null }) {
  return (
    <>
      {before && <del>{before}</del>}
      {after && <ins>{after}</ins>}
    </>
  )
}
