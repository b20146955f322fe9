import {
  Chat,
  CheckmarkOutline,
  Currency,
  DecisionTree,
  Email,
  Flag,
  type CarbonIconType,
  Rocket,
  SendAlt,
  Undo,
  UserFollow,
  WarningAlt,
} from '@carbon/icons-react'
import { Button, SkeletonText } from '@carbon/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../api/request'
import type { TimelineEntry } from '../api/timeline'
import { ErrorState } from '../common/States'
import { useMoments } from '../common/useMoments'
import { useWords } from '../i18n/words'
import { eventText } from './eventWords'
import { useHistory } from '../tasks/useRequest'

const icons: Record<string, CarbonIconType> = {
  submitted: SendAlt,
  'brief-changed': SendAlt,
  'stage-entered': Flag,
  'task-answered': CheckmarkOutline,
  'task-assign': UserFollow,
  'task-release': Undo,
  decided: DecisionTree,
  published: Rocket,
  retracted: Undo,
  'budget-reserve': Currency,
  'budget-release': Currency,
  'budget-spend': Currency,
  notified: Email,
  incident: WarningAlt,
  withdrawn: Undo,
  comment: Chat,
}

/** So many events are shown before more are asked for. */
const SHORT = 8

/** What happened, in words, the latest first. */
export function TimelinePanel({ id }: { id: string }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const query = useHistory(id)
  const [all, setAll] = useState(false)
  const entries = query.data ?? []
  const shown = all ? entries : entries.slice(0, SHORT)
  return (
    <section className="panel" aria-labelledby="timeline">
      <h2 id="timeline" className="panel__title">
        {t('timeline.title')}
      </h2>
      {query.isPending && <SkeletonText paragraph lineCount={6} />}
      {!query.data && query.error instanceof ProblemError && (
        <ErrorState problem={query.error.problem} again={() => void query.refetch()} />
      )}
      <ol className="events">
        {shown.map((entry, index) => (
          <Event key={`${entry.at} ${entry.kind} ${index}`} entry={entry} />
        ))}
      </ol>
      {entries.length > SHORT && (
        <Button kind="ghost" size="sm" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('timeline.less') : t('timeline.all', { n: moments.number(entries.length) })}
        </Button>
      )}
    </section>
  )
}

function Event({ entry }: { entry: TimelineEntry }) {
  const { t } = useTranslation()
  const words = useWords()
  const moments = useMoments()
  const Icon = icons[entry.kind] ?? Flag
  return (
    <li className="event">
      <Icon className="event__icon" aria-hidden />
      <p className="event__text" dir="auto">
        {eventText(entry, { t, ...words, money: (amount, currency) => moments.money(amount, currency) })}
      </p>
      {entry.detail && entry.kind !== 'published' && (
        <p className="event__detail" dir="auto">
          {entry.detail}
        </p>
      )}
      <p className="event__who">
        <time dateTime={entry.at} title={moments.full(entry.at)}>
          {moments.short(entry.at)}
        </time>
        {entry.personName && <> · {entry.personName}</>}
      </p>
    </li>
  )
}
