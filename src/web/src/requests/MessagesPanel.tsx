import { Button, Select, SelectItem, SkeletonText, Tag } from '@carbon/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '../api/request'
import type { Message } from '../api/notifications'
import { ErrorState } from '../common/States'
import { useMoments } from '../common/useMoments'
import { sentence } from '../notifications/told'
import { fates, whoOf, fitting } from './messages'
import { useMessageWords } from './messageWords'
import { useMessages } from './useRequests'

/** So many messages are shown before more are asked for. */
const SHORT = 6

/** Who was told what of the request, when and why, the latest first. */
export function MessagesPanel({ id }: { id: string }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const query = useMessages(id)
  const [who, setWho] = useState('')
  const [fate, setFate] = useState('')
  const [all, setAll] = useState(false)
  const messages = query.data ?? []
  const fit = fitting(messages, who, fate)
  const shown = all ? fit : fit.slice(0, SHORT)
  return (
    <section className="panel" aria-labelledby="messages">
      <h2 id="messages" className="panel__title">
        {t('messages.title')}
      </h2>
      {query.isPending && <SkeletonText paragraph lineCount={4} />}
      {!query.data && query.error instanceof ProblemError && (
        <ErrorState problem={query.error.problem} again={() => void query.refetch()} />
      )}
      {query.data && messages.length === 0 && <p className="panel__line">{t('messages.none')}</p>}
      {messages.length > 0 && (
        <div className="messages__filter">
          <Select id="messages-who" size="sm" labelText={t('messages.who')} value={who} onChange={(e) => setWho(e.target.value)}>
            <SelectItem value="" text={t('messages.everybody')} />
            {whoOf(messages).map(({ key, name }) => (
              <SelectItem key={key} value={key} text={name} />
            ))}
          </Select>
          <Select id="messages-fate" size="sm" labelText={t('messages.fate')} value={fate} onChange={(e) => setFate(e.target.value)}>
            <SelectItem value="" text={t('messages.all')} />
            {fates.map((one) => (
              <SelectItem key={one} value={one} text={t(`messageFate.${one}`)} />
            ))}
          </Select>
        </div>
      )}
      {messages.length > 0 && fit.length === 0 && <p className="panel__line">{t('messages.noneFit')}</p>}
      <ol className="messages">
        {shown.map((message) => (
          <Row key={message.id} message={message} />
        ))}
      </ol>
      {fit.length > SHORT && (
        <Button kind="ghost" size="sm" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('messages.less') : t('messages.more', { n: moments.number(fit.length) })}
        </Button>
      )}
    </section>
  )
}

function Row({ message }: { message: Message }) {
  const { t } = useTranslation()
  const moments = useMoments()
  const words = useMessageWords()
  const { line, wrong } = words.fate(message)
  return (
    <li className="message" data-message={message.id}>
      <p className="message__who">
        <bdi>{message.name}</bdi>
        {message.recipient === null && <Tag size="sm">{t('messages.channel')}</Tag>}
        <time dateTime={message.decidedAt} title={moments.full(message.decidedAt)}>
          {moments.short(message.decidedAt)}
        </time>
      </p>
      <p className="message__what" dir="auto">
        {sentence(t, message)}
      </p>
      <p className="message__fate">{line}</p>
      {wrong && (
        <p className="message__wrong" dir="auto">
          {wrong}
        </p>
      )}
      {message.event !== null && <p className="message__why">{words.why(message)}</p>}
    </li>
  )
}
