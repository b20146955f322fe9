import { useTranslation } from 'react-i18next'
import type { Change } from '../../api/changes'
import { useMoments } from '../../common/useMoments'

/** Who did what with a change, when and why, and who has seen it. */
export function ChangeHistory({ change }: { change: Change }) {
  const { t } = useTranslation()
  const moments = useMoments()
  return (
    <section className="panel" aria-labelledby="change-history">
      <h2 id="change-history" className="panel__title">
        {t('change.history')}
      </h2>
      <ol className="changes__list">
        {change.events.map((event, index) => (
          <li key={index}>
            {t(`changeEvent.${event.event}`)}
            <span className="changes__said">
              {t('studio.by', { name: `\u2068${event.personName ?? t('change.system')}\u2069`, when: moments.full(event.at) })}
            </span>
            {event.note && <p className="changes__note" dir="auto">{event.note}</p>}
          </li>
        ))}
      </ol>
      <h3 className="changes__sub">{t('change.seenBy')}</h3>
      {change.readers.length === 0 && <p>{t('change.seenByNobody')}</p>}
      <ul className="changes__list">
        {change.readers.map(({ person, name, lastAt }) => (
          <li key={person}>{t('studio.by', { name: `\u2068${name}\u2069`, when: moments.full(lastAt) })}</li>
        ))}
      </ul>
    </section>
  )
}
