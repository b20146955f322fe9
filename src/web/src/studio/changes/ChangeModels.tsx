import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Change } from '../../api/changes'
import { useMoments } from '../../common/useMoments'
import { text } from '../../i18n/texts'

/** What a change proposes, each to be compared with what is live, or what was live before it. */
export function ChangeModels({ change }: { change: Change }) {
  const { t } = useTranslation()
  const moments = useMoments()
  return (
    <section className="panel" aria-labelledby="change-models">
      <h2 id="change-models" className="panel__title">
        {t('change.models')}
      </h2>
      <ul className="changes__list">
        {change.models.map(({ kind, id, name, version, live, replaces }) => {
          const before = replaces ?? live
          const page = `/studio/${kind}/${encodeURIComponent(id)}`
          return (
            <li key={`${kind}/${id}`} className="changes__model">
              <span className="changes__words">
                <Link to={page}>{t('change.model', { name: `\u2068${text(name)}\u2069`, number: moments.number(version) })}</Link>
                <span className="changes__said">
                  {before === null ? t('change.newModel') : t('change.insteadOf', { number: moments.number(before) })}
                </span>
              </span>
              {kind === 'process' && change.state === 'live' && (
                <Link className="cds--btn cds--btn--ghost cds--btn--sm" to={`/studio/migrations/${encodeURIComponent(id)}`}>
                  {t('change.move')}
                </Link>
              )}
              {before !== null && before !== version && (
                <Link className="cds--btn cds--btn--ghost cds--btn--sm" to={`${page}/compare?from=${before}&to=${version}`}>
                  {t('change.compare')}
                </Link>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
