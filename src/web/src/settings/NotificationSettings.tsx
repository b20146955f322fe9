import { Checkbox, Select, SelectItem, SkeletonText } from '@carbon/react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import { ProblemError } from '../api/request'
import type { EventChoice, MailMode, NotificationChoices } from '../api/notifications'
import { Notice } from '../common/Notice'
import { ErrorState } from '../common/States'
import { problemText } from '../i18n/words'
import { MailTimes } from './MailTimes'
import { useChoices } from './useChoices'

const modes: MailMode[] = ['at-once', 'digest', 'off']

/** Of what I am told, where, and when mails may reach me; each choice holds at once. */
export function NotificationSettings() {
  const { t } = useTranslation()
  const { hash } = useLocation()
  const { shown, change, error, kept } = useChoices()
  const section = useRef<HTMLElement>(null)
  const loaded = shown !== undefined
  useEffect(() => {
    if (hash === '#notifications' && loaded) section.current?.scrollIntoView()
  }, [hash, loaded])

  const problem = error instanceof ProblemError ? error.problem : null
  const quietDigest = problem?.errors.some(({ field }) => field === 'digestAt') ?? false
  return (
    <section ref={section} className="panel panel--form panel--anchor" aria-labelledby="notification-settings">
      <h2 id="notification-settings" className="panel__title">
        {t('nav.notifications')}
      </h2>
      {kept.isPending && <SkeletonText paragraph lineCount={8} />}
      {!shown && kept.error instanceof ProblemError && (
        <ErrorState problem={kept.error.problem} again={() => void kept.refetch()} />
      )}
      {problem && !quietDigest && <Notice kind="error" title={problemText(t, problem)} subtitle={t('choice.notSaved')} />}
      {shown && (
        <>
          <Kinds choices={shown} change={change} />
          <MailTimes choices={shown} change={change} quietDigest={quietDigest} />
        </>
      )}
    </section>
  )
}

interface PartProps {
  choices: NotificationChoices
  change: (part: Partial<NotificationChoices>) => void
}

function Kinds({ choices, change }: PartProps) {
  const { t } = useTranslation()
  const set = (kind: string, part: Partial<EventChoice>) =>
    change({ events: choices.events.map((event) => (event.kind === kind ? { ...event, ...part } : event)) })
  return (
    <div className="choices">
      {choices.events.map(({ kind, portal, mail, most }) => (
        <div key={kind} className="choices__kind" role="group" aria-labelledby={`kind-${kind}`}>
          <div>
            <p id={`kind-${kind}`} className="choices__name">
              {t(`eventKind.${kind}`)}
            </p>
            <p className="choices__hint">{t(`eventHint.${kind}`)}</p>
          </div>
          <Checkbox
            id={`portal-${kind}`}
            labelText={t('choice.portal')}
            checked={portal}
            disabled={!most.portal}
            onChange={(_event, { checked }) => set(kind, { portal: checked })}
          />
          <Select
            id={`mail-${kind}`}
            labelText={t('choice.mail', { kind: t(`eventKind.${kind}`) })}
            hideLabel
            value={mail}
            disabled={most.mail === 'off'}
            onChange={(event) => set(kind, { mail: event.target.value as MailMode })}
          >
            {modes.slice(modes.indexOf(most.mail)).map((mode) => (
              <SelectItem key={mode} value={mode} text={t(`mailMode.${mode}`)} />
            ))}
          </Select>
        </div>
      ))}
    </div>
  )
}
