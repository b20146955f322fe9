import { Checkbox, Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import type { Task } from '../api/tasks'
import { Due } from '../common/Due'
import { useWords } from '../i18n/words'
import { SortHead, type Sorting } from '../lists/SortHead'
import { Holder, HoldButton, SelectBox, TaskTitle } from './TaskParts'
import type { Selection } from './useSelection'

/** Tasks with what can be done to them. */
export interface TaskItems {
  tasks: Task[]
  /** Id of the task that is being taken or put back; null when none is. */
  busy: string | null
  /** Left out where tasks are handed to others, not taken. */
  hold?: (task: Task, hold: boolean) => void
  selection: Selection
  /** Left out where the order is fixed. */
  sorting?: Sorting
}

/** Tasks as a table, where there is room. */
export function TaskTable({ tasks, busy, hold, selection, sorting }: TaskItems) {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <Table className="tasks" aria-label={t('nav.tasks')}>
      <TableHead>
        <TableRow>
          <TableHeader className="tasks__select">
            <Checkbox
              id="select-all"
              hideLabel
              labelText={t('bulk.selectAll')}
              checked={selection.chosen.length === tasks.length}
              indeterminate={selection.chosen.length > 0 && selection.chosen.length < tasks.length}
              onChange={(_, { checked }) => selection.all(checked)}
            />
          </TableHeader>
          <SortHead by="title" {...sorting}>
            {t('task.task')}
          </SortHead>
          <SortHead by="type" className="tasks__type" {...sorting}>
            {t('task.type')}
          </SortHead>
          <SortHead by="due" {...sorting}>
            {t('task.due')}
          </SortHead>
          <TableHeader>{t('task.holder')}</TableHeader>
          {hold && (
            <TableHeader>
              <span className="cds--visually-hidden">{t('task.actions')}</span>
            </TableHeader>
          )}
        </TableRow>
      </TableHead>
      <TableBody>
        {tasks.map((task) => (
          <TableRow key={task.id} data-row={task.id} isSelected={selection.has(task)}>
            <TableCell className="tasks__select">
              <SelectBox task={task} selection={selection} />
            </TableCell>
            <TableCell>
              <TaskTitle task={task} />
            </TableCell>
            <TableCell className="tasks__type">
              {words.requestType(task.requestType, task.requestTypeTitle)}
              <span className="task__requester">{task.requesterName}</span>
            </TableCell>
            <TableCell>
              <Due at={task.dueAt} />
            </TableCell>
            <TableCell>
              <Holder task={task} />
            </TableCell>
            {hold && (
              <TableCell className="tasks__action">
                <HoldButton task={task} busy={busy === task.id} hold={(wanted) => hold(task, wanted)} />
              </TableCell>
            )}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
