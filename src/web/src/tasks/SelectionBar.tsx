import { Checkmark, Close, UserFollow, UserMultiple } from '@carbon/icons-react'
import { Button, IconButton } from '@carbon/react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Task } from '../api/tasks'
import { useMoments } from '../common/useMoments'
import { useSession } from '../session/session'
import { type BulkAction, fitting } from './bulk'

const BulkDialog = lazy(async () => ({ default: (await import('./BulkDialog')).BulkDialog }))

/** What can be done with the tasks that are chosen; only what fits at least one of them is offered. */
export function SelectionBar({ tasks, clear, only }: { tasks: Task[]; clear: () => void; only?: BulkAction }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const { person } = useSession()
  const [action, setAction] = useState<{ name: BulkAction; tasks: Task[]; others: number } | null>(null)
  const offers = [
    { name: 'claim', icon: UserFollow, label: t('task.claim') },
    { name: 'approve', icon: Checkmark, label: t('bulk.approveOffer') },
    { name: 'assign', icon: UserMultiple, label: t('bulk.assignOffer') },
  ] as const
  const close = (tried: boolean) => {
    setAction(null)
    if (tried) clear()
  }

  return (
    <>
      {tasks.length > 0 && (
        <div className="selection" role="toolbar" aria-label={t('bulk.toolbar')}>
          <span className="selection__count" role="status">
            {t('bulk.selected', { count: tasks.length, number: moments.number(tasks.length) })}
          </span>
          {offers.map(({ name, icon, label }) => {
            const fit = fitting(name, tasks, person)
            return fit.length === 0 || (only && name !== only) ? null : (
              <Button
                key={name}
                kind="primary"
                size="md"
                renderIcon={icon}
                onClick={() => setAction({ name, tasks: fit, others: tasks.length - fit.length })}
              >
                {fit.length < tasks.length ? `${label} (${moments.number(fit.length)})` : label}
              </Button>
            )
          })}
          <IconButton className="selection__clear" kind="primary" size="md" label={t('bulk.clear')} align="top-end" onClick={clear}>
            <Close />
          </IconButton>
        </div>
      )}
      {action && (
        <Suspense>
          <BulkDialog action={action.name} tasks={action.tasks} others={action.others} close={close} />
        </Suspense>
      )}
    </>
  )
}
