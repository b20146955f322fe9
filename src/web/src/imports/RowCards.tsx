import { WarningFilled } from '@carbon/icons-react'
import { useTranslation } from 'react-i18next'
import { useMoments } from '../common/useMoments'
import { cellProblem } from './cells'
import { CorrectButton, RowState, useNotOffered } from './RowParts'
import type { RowItems } from './RowTable'

/** Rows as cards, on a phone: the title, and what is wrong. */
export function RowCards({ rows, columns, busy, correct }: RowItems) {
  const { t } = useTranslation()
  const notOffered = useNotOffered()
  const moments = useMoments()
  return (
    <ul className="cards" aria-label={t('batch.rows')}>
      {rows.map((row) => (
        <li key={row.position} className="card" data-row={row.position}>
          <strong>
            {moments.number(row.position)}. <bdi>{row.cells.title ?? t('new.untitled')}</bdi>
          </strong>
          {columns.map((column) => {
            const problem = cellProblem(row, column, notOffered)
            return (
              problem && (
                <span key={column.field} className="import__problem">
                  <WarningFilled aria-hidden />
                  {problem}
                </span>
              )
            )
          })}
          <div className="card__foot">
            <RowState row={row} />
            <CorrectButton row={row} busy={busy} correct={correct} />
          </div>
        </li>
      ))}
    </ul>
  )
}
