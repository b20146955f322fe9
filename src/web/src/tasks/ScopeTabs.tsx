import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { TaskScope } from '../api/tasks'
import { useMoments } from '../common/useMoments'
import { scopes } from './useTaskFilters'
import { useTaskCounts } from './useTasks'

/** The portal counts up to so many, and tells one more for any number above. */
const COUNTED = 500

/** Whose tasks are listed, with the number of tasks in each; links, because each is an address. */
export function ScopeTabs({ current, linkTo }: { current: TaskScope; linkTo: (scope: TaskScope) => string }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const counts = useTaskCounts().data
  const shown = (tasks: number) => (tasks > COUNTED ? `${moments.number(COUNTED)}+` : moments.number(tasks))
  return (
    <nav className="scopes" aria-label={t('tasks.scopes')}>
      {scopes.map((scope) => (
        <Link key={scope} className="scopes__tab" to={linkTo(scope)} aria-current={scope === current ? 'page' : undefined}>
          {t(`scope.${scope}`)}
          {counts && <span className="scopes__count">{shown(counts[scope])}</span>}
        </Link>
      ))}
    </nav>
  )
}
