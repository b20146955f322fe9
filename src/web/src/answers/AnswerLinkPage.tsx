import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../api/people'
import type { AskedByLink, Completed } from '../api/tasks'
import { Due } from '../common/Due'
import { BriefText } from '../forms/BriefText'
import { switchLanguage } from '../i18n/i18n'
import { languageCodes } from '../i18n/languages'
import { useWords } from '../i18n/words'
import { useMoments } from '../common/useMoments'
import { ReadingContext } from '../session/session'
import { LinkAnswer } from './LinkAnswer'
import { LinkDone } from './LinkDone'
import { LinkFiles } from './LinkFiles'

/** What a link of a mail asks, and where it is answered. Opening it decides nothing. */
export function AnswerLinkPage({ secret, asked }: { secret: string; asked: AskedByLink }) {
  const language = languageCodes.find((code) => code === asked.person.language) ?? 'en'
  const { timeZone } = asked.person
  const reading = useMemo(() => ({ language, timeZone }), [language, timeZone])
  const shown = useLanguage(language)
  return <ReadingContext value={reading}>{shown && <Asked secret={secret} asked={asked} />}</ReadingContext>
}

/** The person's language, also without a session; true once it is there. */
function useLanguage(language: Language): boolean {
  const [shown, setShown] = useState(false)
  useEffect(() => {
    void switchLanguage(language).then(() => setShown(true))
  }, [language])
  return shown
}

function Asked({ secret, asked }: { secret: string; asked: AskedByLink }) {
  const { t } = useTranslation()
  const words = useWords()
  const moments = useMoments()
  const [done, setDone] = useState<Completed | null>(null)
  const { task } = asked
  const brief = (asked.data.brief ?? {}) as Record<string, unknown>
  if (done) return <LinkDone task={task} completed={done} />
  return (
    <main className="shared answer-link" id="content">
      <p className="shared__brand">Launchdesk</p>
      <h1>{t('answerLink.title', { title: `\u2068${task.requestTitle}\u2069` })}</h1>
      <p className="answer-link__lead">{t('answerLink.as', { name: `\u2068${asked.person.displayName}\u2069` })}</p>
      <dl className="facts facts--strip panel">
        <div>
          <dt>{t('answerLink.about')}</dt>
          <dd>{task.about ? words.about(task.about) : words.step(task.step, task.title)}</dd>
        </div>
        <div>
          <dt>{t('task.requester')}</dt>
          <dd>
            <bdi>{task.requesterName}</bdi>
          </dd>
        </div>
        <div>
          <dt>{t('task.due')}</dt>
          <dd>
            <Due at={task.dueAt} />
          </dd>
        </div>
        <div>
          <dt>{t('answerLink.validUntil')}</dt>
          <dd>
            <time dateTime={asked.expiresAt}>{moments.short(asked.expiresAt)}</time>
          </dd>
        </div>
      </dl>
      <div className="answer-link__sides">
        <section className="panel" aria-labelledby="asked-title">
          <p className="panel__over">
            <bdi>{task.requestId}</bdi> · {words.requestType(task.requestType, task.requestTypeTitle)}
          </p>
          <h2 id="asked-title" className="panel__title">
            {t('answerLink.request')}
          </h2>
          {asked.briefForm && <BriefText schema={asked.briefForm.schema} brief={brief} />}
          <LinkFiles files={asked.files} fetchable={asked.signIn} />
        </section>
        <LinkAnswer secret={secret} asked={asked} done={setDone} />
      </div>
      <p className="answer-link__foot">
        <a href={`/tasks/${task.id}`}>{t('answerLink.openTask')}</a>
      </p>
    </main>
  )
}
