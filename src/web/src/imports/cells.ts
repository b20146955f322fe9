import type { BatchColumn, BatchRow } from '../api/batches'
import { problemWords, type Translate } from '../i18n/texts'

/** The columns that a table shows: those of the file, and those that a row has or lacks. */
export function shownColumns(columns: BatchColumn[], rows: BatchRow[]): BatchColumn[] {
  const used = new Set(rows.flatMap(({ cells, errors }) => [...Object.keys(cells), ...errors.map(({ field }) => field)]))
  return columns.filter(({ field, given }) => given || used.has(field))
}

/**
 * What is wrong in a cell, in the person's language and beginning with the field's name; null when nothing is.
 *
 * @param notOffered says of a field, by its name, that the cell is none of its choices
 */
export function cellProblem(row: BatchRow, column: BatchColumn, notOffered: (head: string) => string): string | null {
  const error = row.errors.find(({ field }) => field === column.field)
  if (!error) return null
  // The server lists the options in English; the person's own list stands beside the field.
  if (column.options.length > 0 && row.cells[column.field]) return notOffered(column.head)
  return problemWords(error.message)
}

/** The options of a column as people write them into a cell. */
export function optionWords(column: BatchColumn, say: Translate): string[] {
  return column.options.map(({ label }) => say(label))
}

/** The option that a cell means, by its value or by its label in either language; empty when it means none. */
export function chosen(column: BatchColumn, cell: string, say: Translate): string {
  const same = (one: string) => one.trim().toLocaleLowerCase() === cell.trim().toLocaleLowerCase()
  const option = column.options.find(({ value, label }) => same(String(value)) || same(label) || same(say(label)))
  return option ? String(option.value) : ''
}
