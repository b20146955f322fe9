import { Modal, Select, SelectItem, TextArea, TextInput } from '@carbon/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../api/request'
import type { BatchColumn, BatchRow } from '../api/batches'
import { Notice } from '../common/Notice'
import { useMoments } from '../common/useMoments'
import { problemText, useWords } from '../i18n/words'
import { cellProblem, chosen, optionWords } from './cells'
import { useNotOffered } from './RowParts'
import { useCorrection } from './useImports'

interface Props {
  id: string
  row: BatchRow
  columns: BatchColumn[]
  close: () => void
}

/** A row to be corrected: every field, those with something wrong marked. What was typed stays when it fails. */
export function RowDialog({ id, row, columns, close }: Props) {
  const { t } = useTranslation()
  const notOffered = useNotOffered()
  const moments = useMoments()
  const saving = useCorrection(id)
  const [cells, setCells] = useState(row.cells)
  const [saved, setSaved] = useState(row)
  const submit = () => {
    if (saving.isPending) return
    saving.mutate(
      { position: row.position, cells },
      {
        onSuccess: (next) => {
          setSaved(next)
          if (next.errors.length === 0) close()
        },
      },
    )
  }
  const first = columns.find(({ field }) => saved.errors.some((error) => error.field === field))?.field ?? columns[0]?.field
  return (
    <Modal
      open
      hasScrollingContent
      size="sm"
      modalHeading={t('batch.correctTitle', { row: moments.number(row.position) })}
      primaryButtonText={t('batch.save')}
      secondaryButtonText={t('bulk.cancel')}
      closeButtonLabel={t('keys.close')}
      primaryButtonDisabled={saving.isPending}
      onRequestClose={close}
      onRequestSubmit={submit}
    >
      <div className="view-dialog">
        {saving.error && (
          <Notice
            kind="error"
            title={saving.error instanceof ProblemError ? problemText(t, saving.error.problem) : t('problem.internal')}
          />
        )}
        {saving.isSuccess && saved.errors.length > 0 && <Notice kind="warning" title={t('batch.stillWrong')} />}
        {columns.map((column) => (
          <CellField
            key={column.field}
            column={column}
            text={cells[column.field] ?? ''}
            problem={
              cells[column.field] === saved.cells[column.field] ? cellProblem(saved, column, notOffered) : null
            }
            first={column.field === first}
            change={(text) => setCells({ ...cells, [column.field]: text })}
          />
        ))}
      </div>
    </Modal>
  )
}

interface FieldProps {
  column: BatchColumn
  text: string
  problem: string | null
  first: boolean
  change: (text: string) => void
}

function CellField({ column, text, problem, first, change }: FieldProps) {
  const { t } = useTranslation()
  const words = useWords()
  const common = {
    id: `cell-${column.field}`,
    labelText: column.head,
    invalid: problem !== null,
    invalidText: problem ?? undefined,
    ...(first && { 'data-modal-primary-focus': true }),
  }
  if (column.sort === 'CHOICE') {
    return (
      <Select {...common} value={chosen(column, text, words.text)} onChange={(event) => change(event.target.value)}>
        <SelectItem value="" text="" />
        {column.options.map(({ value, label }) => (
          <SelectItem key={String(value)} value={String(value)} text={words.text(label)} />
        ))}
      </Select>
    )
  }
  const props = { ...common, dir: 'auto' as const, value: text }
  if (column.sort === 'LONG_TEXT') {
    return <TextArea {...props} rows={3} onChange={(event) => change(event.target.value)} />
  }
  const hint = {
    CHOICES: t('batch.several', { options: optionWords(column, words.text).join('; ') }),
    YES_NO: t('batch.yesNo'),
    DATE: t('batch.date'),
    TIME: t('batch.time'),
    DATETIME: t('batch.dateTime'),
  }[column.sort as string]
  return <TextInput {...props} helperText={hint} {...(problem && { 'aria-describedby': `${props.id}-error-msg` })} onChange={(event) => change(event.target.value)} />
}
