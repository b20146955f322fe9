import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@carbon/react'
import { WarningFilled } from '@carbon/icons-react'
import { useTranslation } from 'react-i18next'
import type { BatchColumn, BatchRow } from '../api/batches'
import { useMoments } from '../common/useMoments'
import { cellProblem, shownColumns } from './cells'
import { CorrectButton, RowState, useNotOffered } from './RowParts'

export interface RowItems {
  rows: BatchRow[]
  columns: BatchColumn[]
  /** Nothing is corrected while rows are submitted. */
  busy: boolean
  correct: (position: number) => void
}

/** Rows as a table: what each cell says, and what is wrong with it. */
export function RowTable({ rows, columns, busy, correct }: RowItems) {
  const { t } = useTranslation()
  const notOffered = useNotOffered()
  const moments = useMoments()
  const shown = shownColumns(columns, rows)
  return (
    <div className="import__table" role="region" aria-label={t('batch.rows')} tabIndex={0}>
      <Table className="tasks" size="md" aria-label={t('batch.rows')}>
        <TableHead>
          <TableRow>
            <TableHeader>{t('batch.row')}</TableHeader>
            <TableHeader>{t('batch.state')}</TableHeader>
            {shown.map(({ field, head }) => (
              <TableHeader key={field}>{head}</TableHeader>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.position} data-row={row.position}>
              <TableCell>{moments.number(row.position)}</TableCell>
              <TableCell className="import__state">
                <RowState row={row} />
                <CorrectButton row={row} busy={busy} correct={correct} />
              </TableCell>
              {shown.map((column) => {
                const problem = cellProblem(row, column, notOffered)
                return (
                  <TableCell key={column.field} className={problem ? 'import__cell import__cell--wrong' : 'import__cell'}>
                    <span className="import__text" dir="auto">
                      {row.cells[column.field]}
                    </span>
                    {problem && (
                      <span className="import__problem">
                        <WarningFilled aria-hidden />
                        {problem}
                      </span>
                    )}
                  </TableCell>
                )
              })}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  )
}
