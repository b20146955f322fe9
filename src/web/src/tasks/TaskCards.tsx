import { useTranslation } from 'react-i18next'
import { Due } from '../common/Due'
import { useWords } from '../i18n/words'
import { Holder, HoldButton, SelectBox, TaskTitle } from './TaskParts'
import type { TaskItems } from './TaskTable'

/** Tasks as cards, on a phone. */
export function TaskCards({ tasks, busy, hold, selection }: TaskItems) {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <ul className="cards" aria-label={t('nav.tasks')}>
      {tasks.map((task) => (
        <li key={task.id} className="card" data-row={task.id}>
          <div className="card__head">
            <div>
              <TaskTitle task={task} />
            </div>
            <SelectBox task={task} selection={selection} />
          </div>
          <span className="task__requester">
            {words.requestType(task.requestType, task.requestTypeTitle)} · {task.requesterName}
          </span>
          <Due at={task.dueAt} />
          <div className="card__foot">
            <Holder task={task} />
            {hold && <HoldButton task={task} busy={busy === task.id} hold={(wanted) => hold(task, wanted)} />}
          </div>
        </li>
      ))}
    </ul>
  )
}
