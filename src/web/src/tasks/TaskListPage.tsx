import { Keyboard } from '@carbon/icons-react'
import { IconButton } from '@carbon/react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../api/request'
import type { Task } from '../api/tasks'
import { Notice } from '../common/Notice'
import { useNarrow } from '../common/useMedia'
import { useTitle } from '../common/useTitle'
import { problemText } from '../i18n/words'
import { EmptyList } from '../lists/EmptyList'
import { itemsOf, ListBody } from '../lists/ListBody'
import { SortChoice } from '../lists/SortChoice'
import { ViewBar } from '../views/ViewBar'
import { KeysDialog } from './KeysDialog'
import { ScopeTabs } from './ScopeTabs'
import { SelectionBar } from './SelectionBar'
import { TaskCards } from './TaskCards'
import { TaskFilters } from './TaskFilters'
import { TaskTable } from './TaskTable'
import { useListKeys } from './useListKeys'
import { useSelection } from './useSelection'
import { sorts, useTaskFilters } from './useTaskFilters'
import { useHolding, useTaskList } from './useTasks'

/** The open tasks that I may work on, the most urgent first unless another order is chosen. */
export function TaskListPage() {
  const { t } = useTranslation()
  const { query, view, sorting } = useTaskFilters()
  const list = useTaskList(query, view.ready)
  const holding = useHolding()
  const narrow = useNarrow()
  const region = useRef<HTMLDivElement>(null)
  const [help, setHelp] = useState(false)
  useTitle(t('nav.tasks'))

  const tasks = itemsOf(list)
  const hold = (task: Task, wanted: boolean) => {
    if (!holding.isPending) holding.mutate({ task, hold: wanted })
  }
  const selection = useSelection(tasks)
  useListKeys(region, {
    select: (id) => {
      const task = tasks.find((one) => one.id === id)
      if (task) selection.toggle(task)
    },
    hold: (id, wanted) => {
      const task = tasks.find((one) => one.id === id)
      if (task && (task.assignee === null) === wanted) hold(task, wanted)
    },
    help: () => setHelp(true),
  })

  const busy = holding.isPending ? holding.variables.task.id : null
  const Items = narrow ? TaskCards : TaskTable
  return (
    <div className="page">
      <header className="page__head">
        <h1>{t('nav.tasks')}</h1>
        <IconButton kind="ghost" size="md" align="bottom-end" label={t('keys.title')} onClick={() => setHelp(true)}>
          <Keyboard />
        </IconButton>
      </header>
      <ScopeTabs current={query.scope} linkTo={view.linkTo} />
      <ViewBar view={view}>
        <SortChoice sorts={sorts} {...sorting} />
      </ViewBar>
      <TaskFilters view={view} />
      {holding.error && (
        <Notice
          kind="error"
          title={holding.error instanceof ProblemError ? problemText(t, holding.error.problem) : t('problem.internal')}
          onClose={holding.reset}
        />
      )}
      <div ref={region}>
        <ListBody
          list={list}
          empty={
            <EmptyList
              {...view}
              noMatch={t('tasks.noMatch')}
              title={t(`empty.${query.scope}`)}
              hint={t('tasks.emptyHint')}
            />
          }
        >
          {(tasks) => <Items tasks={tasks} busy={busy} hold={hold} selection={selection} sorting={sorting} />}
        </ListBody>
      </div>
      <SelectionBar tasks={selection.chosen} clear={() => selection.all(false)} />
      {help && <KeysDialog close={() => setHelp(false)} />}
    </div>
  )
}
