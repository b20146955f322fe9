import { Button, SkeletonText } from '@carbon/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../api/request'
import { ErrorState } from '../common/States'
import { useMoments } from '../common/useMoments'
import { useWords } from '../i18n/words'
import { eventText } from '../requests/eventWords'
import { useHistory } from './useRequest'

/** What people said and did; the rest is shown when asked for. */
const TELLING = ['submitted', 'brief-changed', 'task-answered', 'task-assign', 'stage-entered', 'published', 'retracted', 'withdrawn', 'ended']
const SHORT = 8

/** What happened to the request before, the latest first. */
export function HistoryPanel({ requestId }: { requestId: string }) {
  const { t } = useTranslation()
  const words = useWords()
  const moments = useMoments()
  const history = useHistory(requestId)
  const [whole, setWhole] = useState(false)
  const all = history.data ?? []
  const telling = all.filter((entry) => TELLING.includes(entry.kind)).slice(0, SHORT)
  const shown = whole ? all : telling

  return (
    <section className="panel" aria-labelledby="history-title">
      <h2 id="history-title" className="panel__title">
        {t('history.title')}
      </h2>
      {history.isPending && <SkeletonText paragraph lineCount={4} />}
      {!history.data && history.error instanceof ProblemError && (
        <ErrorState problem={history.error.problem} again={() => void history.refetch()} />
      )}
      <ol className="history">
        {shown.map((entry, index) => (
          <li key={`${entry.at} ${entry.kind} ${index}`} className={`history__entry history__entry--${entry.kind}`}>
            <p className="history__text">
              {entry.personName && <b>{entry.personName} </b>}
              <bdi>{eventText(entry, { t, ...words, money: (amount, currency) => moments.money(amount, currency) })}</bdi>
            </p>
            {entry.detail && (
              <p className="history__detail">
                <bdi>{entry.detail}</bdi>
              </p>
            )}
            <time className="history__at" dateTime={entry.at} title={moments.full(entry.at)}>
              {moments.short(entry.at)}
            </time>
          </li>
        ))}
      </ol>
      {all.length > telling.length && (
        <Button kind="ghost" size="sm" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? t('history.less') : t('history.more', { count: all.length, number: moments.number(all.length) })}
        </Button>
      )}
    </section>
  )
}
