import { SkeletonText } from '@carbon/react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../api/request'
import { ErrorState } from '../common/States'
import { useMoments } from '../common/useMoments'
import { ClockCard } from './ClockCard'
import { useClocks } from './useRequests'

/** Each clock of the request: whether it counts or why not, what is left, what comes next, and how that came about. */
export function ClocksPanel({ id }: { id: string }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const query = useClocks(id)
  const clocks = query.data ?? []
  const running = clocks.filter((clock) => clock.endedAt === null || clock.step === 'delivery')
  const finished = clocks.filter((clock) => !running.includes(clock))
  return (
    <section className="panel" aria-labelledby="clocks">
      <h2 id="clocks" className="panel__title">
        {t('sla.title')}
      </h2>
      <p className="clocks__intro">{t('sla.intro')}</p>
      {query.isPending && <SkeletonText paragraph lineCount={4} />}
      {!query.data && query.error instanceof ProblemError && (
        <ErrorState problem={query.error.problem} again={() => void query.refetch()} />
      )}
      {query.data && clocks.length === 0 && <p className="panel__line">{t('sla.none')}</p>}
      <ul className="clocks">
        {running.map((clock) => (
          <ClockCard key={clock.key} clock={clock} />
        ))}
      </ul>
      {clocks.length > 0 && !clocks.some((clock) => clock.step === 'delivery') && (
        <p className="clocks__quiet">{t('sla.unpromised')}</p>
      )}
      {finished.length > 0 && (
        <details className="clocks__more">
          <summary>{t('sla.finished', { n: moments.number(finished.length) })}</summary>
          <ul className="clocks">
            {finished.map((clock) => (
              <ClockCard key={clock.key} clock={clock} />
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
