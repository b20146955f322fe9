import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Change } from '../../api/changes'
import type { Thread } from '../../api/threads'
import { useMoments } from '../../common/useMoments'
import { text } from '../../i18n/texts'
import { threadAddress } from '../threads/threads'
import { useChangeThreads } from '../threads/useThreads'

/** What is still open about the models of a change; each leads to its element. They stand in the way of nothing. */
export function ChangeThreads({ change }: { change: Change }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const threads = useChangeThreads(change.number).data ?? []
  if (threads.length === 0) return null
  const nameOf = ({ kind, model }: Thread) => change.models.find((one) => one.kind === kind && one.id === model)?.name ?? model
  return (
    <section className="panel" aria-labelledby="change-threads">
      <h2 id="change-threads" className="panel__title">
        {t('thread.ofChange', { count: threads.length, number: moments.number(threads.length) })}
      </h2>
      <ul className="changes__list">
        {threads.map((thread) => (
          <li key={thread.id} className="changes__model">
            <span className="changes__words">
              <Link to={threadAddress(thread)}>
                {t('thread.at', { model: `\u2068${text(nameOf(thread))}\u2069`, place: `\u2068${thread.element === null ? t('checks.whole') : text(thread.elementName!)}\u2069` })}
              </Link>
              <span className="changes__said" dir="auto">
                {firstWords(thread)}
              </span>
              <span className="changes__said">
                {t('studio.by', { name: `\u2068${thread.comments[0]!.authorName}\u2069`, when: moments.short(thread.createdAt) })}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const LONGEST = 140

/** How the first comment that is still there begins. */
function firstWords({ comments }: Thread): string {
  const words = comments.find(({ deletedAt }) => deletedAt === null)?.text ?? ''
  return words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words
}
