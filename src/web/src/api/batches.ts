/** How much of a table is taken. */
export interface ImportLimits {
  rows: number
  bytes: number
}

/** An uploaded table of requests of one type. */
export interface Batch {
  id: string
  type: string
  fileName: string
  /** How its file was written, e.g. `windows-1250`; `xlsx` for a workbook. */
  encoding: string
  columns: string[]
  /** Columns of the file that are no field. */
  unknown: string[]
  rows: number
  submitted: number
  createdAt: string
}

export interface BatchColumn {
  field: string
  label: string
  /** What files call it, in the person's language. */
  head: string
  sort: 'TEXT' | 'LONG_TEXT' | 'NUMBER' | 'DATE' | 'TIME' | 'DATETIME' | 'YES_NO' | 'CHOICE' | 'CHOICES'
  required: boolean
  options: { value: string | number | boolean; label: string }[]
  /** Whether the file has it. */
  given: boolean
}

export interface BatchRow {
  position: number
  /** What its cells say, by field. */
  cells: Record<string, string>
  errors: { field: string; message: string }[]
  /** The request that came of it; null before. */
  requestId: string | null
}

export interface BatchDetail {
  batch: Batch
  columns: BatchColumn[]
  rows: BatchRow[]
}

/** What came of submitting some rows, and how many good ones are left. */
export interface BatchProgress {
  rows: BatchRow[]
  left: number
}
