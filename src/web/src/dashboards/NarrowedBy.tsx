import { useTranslation } from 'react-i18next'
import { useMoments } from '../common/useMoments'
import { useFilterWords } from '../lists/FilterChips'

/** What a list of requests was narrowed to: its days, what `more` says, and the filters of the dashboard. */
export function NarrowedBy({ query, more }: { query: Record<string, string | undefined>; more: (string | null)[] }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const say = useFilterWords(false, query.campaign !== undefined)
  const { from, to, last } = query
  const lines = [
    from && to ? t('heat.range', { from: moments.date(from), to: moments.date(to) }) : null,
    last && Number.isInteger(Number(last)) ? t('dashboard.lastDays', { count: Number(last), n: moments.number(Number(last)) }) : null,
    ...more,
    ...['type', 'team', 'channel', 'priority', 'campaign'].map((name) =>
      query[name] ? t('filter.chip', { name: name === 'team' ? t('dashboard.team') : t(`filter.${name}`), value: say(name, query[name]) }) : null,
    ),
  ]
  return <p className="figures__period">{lines.filter(Boolean).join(' · ')}</p>
}
