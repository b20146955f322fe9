import { useTranslation } from 'react-i18next'
import type { Handover } from '../api/tasks'
import { useMoments } from '../common/useMoments'

/** Who took the task over from whom, the latest first; nothing while nobody has had it. */
export function HandoverPanel({ handovers }: { handovers: Handover[] }) {
  const { t } = useTranslation()
  const moments = useMoments()
  if (handovers.length === 0) return null
  return (
    <section className="panel" aria-labelledby="handovers-title">
      <h2 id="handovers-title" className="panel__title">
        {t('handover.title')}
      </h2>
      <ol className="history">
        {[...handovers].reverse().map((one) => (
          <li key={`${one.at} ${one.how}`} className="history__entry">
            <p className="history__text">
              <bdi>
                {t(`handover.${one.how}${one.how === 'assigned' && one.from ? 'From' : ''}`, {
                  by: one.byName ?? one.by,
                  from: one.fromName ?? one.from,
                  to: one.toName ?? one.to,
                })}
              </bdi>
            </p>
            {one.note && (
              <p className="history__detail" dir="auto">
                {one.note}
              </p>
            )}
            <time className="history__at" dateTime={one.at} title={moments.full(one.at)}>
              {moments.short(one.at)}
            </time>
          </li>
        ))}
      </ol>
    </section>
  )
}
