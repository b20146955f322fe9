import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TaskDetail } from '../api/tasks'
import { Due } from '../common/Due'
import { useMoments } from '../common/useMoments'
import { useNow } from '../common/useNow'
import { ClockLevels, LevelWords } from '../requests/ClockLevels'
import { Holder } from './TaskParts'

/** Until when, by whom, for whom; and what comes next while nobody answers, and why then. */
export function TaskFacts({ task }: { task: TaskDetail }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const { sla } = task
  const open = task.state === 'open'
  return (
    <dl className="facts facts--strip panel">
      <Fact name={t('task.due')}>
        {open ? <Due at={task.dueAt} /> : task.dueAt ? moments.short(task.dueAt) : t('due.none')}
      </Fact>
      {open && sla?.next && (
        <Fact name={t('sla.next')}>
          {sla.next.at && <Ahead at={sla.next.at} />}
          <LevelWords level={sla.next} />
        </Fact>
      )}
      {open && sla?.state === 'paused' && <Fact name={t('sla.clock')}>{t('slaState.paused')}</Fact>}
      {open && sla && sla.levels.length > 1 && (
        <Fact name={t('sla.escalation')}>
          <ClockLevels clock={sla} />
        </Fact>
      )}
      {open && (
        <Fact name={t('task.holder')}>
          <Holder task={task} />
        </Fact>
      )}
      {open && task.delegation && (
        <Fact name={t('delegate.fact')}>
          <span className="due">
            <span className="due__words">
              {t('delegate.byTo', {
                from: task.delegation.fromName ?? task.delegation.from,
                to: task.delegation.toName ?? task.delegation.to,
              })}
            </span>
            <time className="due__instant" dateTime={task.delegation.at}>
              {moments.short(task.delegation.at)}
            </time>
          </span>
          {task.delegation.note && <p dir="auto">{task.delegation.note}</p>}
        </Fact>
      )}
      {task.answered && (
        <Fact name={t('sla.answered')}>
          <span className="due">
            <span className="due__words">
              {task.answered.onBehalfOf
                ? t('away.answeredFor', {
                    name: task.answered.personName ?? task.answered.person,
                    other: task.answered.onBehalfOfName ?? task.answered.onBehalfOf,
                  })
                : (task.answered.personName ?? task.answered.person)}
            </span>
            <time className="due__instant" dateTime={task.answered.at}>
              {moments.short(task.answered.at)}
            </time>
          </span>
        </Fact>
      )}
      <Fact name={t('task.requester')}>{task.requesterName}</Fact>
      <Fact name={t('task.since')}>{moments.short(task.createdAt)}</Fact>
    </dl>
  )
}

/** How far away an instant of the clock is, or that it has passed. */
function Ahead({ at }: { at: string }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const now = useNow()
  return <span className="due__words">{Date.parse(at) < now ? t('sla.passed') : moments.distance(at, now)}</span>
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
